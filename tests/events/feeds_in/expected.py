"""What must be read from each file, checked by hand: its dates in 2026, and the lines with problems."""

EXPECTED: dict[str, tuple[list[str], list[int]]] = {
    "apple_export.ics": (
        [
            "17.04.2026 20:00+0200 bis 18.04.2026 01:00+0200 | Nacht der Musik",
        ],
        [],
    ),
    "apple_this_and_future.ics": (
        [
            "01.06.2026 18:00+0200 bis 01.06.2026 19:00+0200 | Kurs",
            "08.06.2026 18:00+0200 bis 08.06.2026 19:00+0200 | Kurs",
            "16.06.2026 19:30+0200 bis 16.06.2026 21:00+0200 | Kurs (neue Zeit) | statt 15.06.2026 18:00",
            "23.06.2026 19:30+0200 bis 23.06.2026 21:00+0200 | Kurs (neue Zeit) | statt 22.06.2026 18:00",
            "30.06.2026 19:30+0200 bis 30.06.2026 21:00+0200 | Kurs (neue Zeit) | statt 29.06.2026 18:00",
        ],
        [],
    ),
    "bare_cr.ics": (
        [
            "01.04.2026 10:00+0200 bis 01.04.2026 11:00+0200 | Übung für Größe – schön",
        ],
        [],
    ),
    "bare_lf.ics": (
        [
            "01.04.2026 10:00+0200 bis 01.04.2026 11:00+0200 | Übung für Größe – schön",
        ],
        [],
    ),
    "bom.ics": (
        [
            "01.04.2026 10:00+0200 bis 01.04.2026 11:00+0200 | Übung für Größe – schön",
        ],
        [],
    ),
    "broken_lines.ics": (
        [
            "04.05.2026 09:00+0200 bis 04.05.2026 10:00+0200 | Titel mit offenem Anführungszeichen",
            "05.05.2026 10:00+0200 bis 05.05.2026 11:00+0200 | Guter Termin",
        ],
        [4, 8, 11],
    ),
    "broken_start.ics": (
        [
            "05.05.2026 10:00+0200 bis 05.05.2026 11:00+0200 | Guter Termin",
        ],
        [6, 10, 17],
    ),
    "cancelled.ics": (
        [
            "05.06.2026 10:00+0200 bis 05.06.2026 11:00+0200 | Fällt aus | CANCELLED",
            "06.06.2026 10:00+0200 bis 06.06.2026 11:00+0200 | Fällt auch aus | CANCELLED",
        ],
        [],
    ),
    "cancelled_by_method.ics": (
        [
            "07.06.2026 10:00+0200 bis 07.06.2026 11:00+0200 | Zurückgezogen | CANCELLED",
        ],
        [],
    ),
    "cut_off_gzip.ics": ([], [1]),
    "defined_zone_dst.ics": (
        [
            "27.03.2026 18:00+0100 bis 27.03.2026 19:00+0100 | Über die Umstellung",
            "28.03.2026 18:00+0100 bis 28.03.2026 19:00+0100 | Über die Umstellung",
            "29.03.2026 18:00+0200 bis 29.03.2026 19:00+0200 | Über die Umstellung",
            "30.03.2026 18:00+0200 bis 30.03.2026 19:00+0200 | Über die Umstellung",
            "24.10.2026 18:00+0200 bis 24.10.2026 19:00+0200 | Und zurück",
            "25.10.2026 18:00+0100 bis 25.10.2026 19:00+0100 | Und zurück",
        ],
        [],
    ),
    "doubled_cr.ics": (
        [
            "01.04.2026 10:00+0200 bis 01.04.2026 11:00+0200 | Übung für Größe – schön",
        ],
        [],
    ),
    "dst_nights.ics": (
        [
            "27.03.2026 23:00+0100 bis 28.03.2026 06:00+0100 | Nachtwache",
            "28.03.2026 23:00+0100 bis 29.03.2026 06:00+0200 | Nachtwache",
            "29.03.2026 03:30+0200 bis 29.03.2026 04:30+0200 | In der Lücke",
            "29.03.2026 23:00+0200 bis 30.03.2026 06:00+0200 | Nachtwache",
            "24.10.2026 22:00+0200 bis 25.10.2026 06:00+0100 | Lange Nacht",
            "25.10.2026 02:30+0200 bis 25.10.2026 02:30+0100 | In der doppelten Stunde",
        ],
        [],
    ),
    "empty.ics": ([], [1]),
    "ends_before_it_starts.ics": (
        [
            "14.05.2026 10:00+0200 bis 14.05.2026 10:00+0200 | Rückwärts",
            "15.05.2026 bis 16.05.2026 | Tage rückwärts",
            "16.05.2026 10:00+0200 bis 16.05.2026 10:00+0200 | Negativ",
        ],
        [7, 14, 21],
    ),
    "exceptions.ics": (
        [
            "01.04.2026 bis 02.04.2026 | Ganze Tage",
            "01.04.2026 09:00+0200 bis 01.04.2026 10:00+0200 | Täglich",
            "03.04.2026 bis 04.04.2026 | Ganze Tage",
            "06.04.2026 09:00+0200 bis 06.04.2026 10:00+0200 | Täglich",
        ],
        [],
    ),
    "exchange_display_name_zone.ics": (
        [
            "01.07.2026 10:00+0200 bis 01.07.2026 11:30+0200 | Sprechstunde",
        ],
        [],
    ),
    "extra_dates.ics": (
        [
            "01.06.2026 10:00+0200 bis 01.06.2026 12:00+0200 | Einzelne Tage",
            "03.06.2026 10:00+0200 bis 03.06.2026 12:00+0200 | Einzelne Tage",
            "05.06.2026 14:00+0200 bis 05.06.2026 16:00+0200 | Einzelne Tage",
            "07.06.2026 10:00+0200 bis 07.06.2026 11:30+0200 | Einzelne Tage",
            "08.06.2026 10:00+0200 bis 08.06.2026 10:30+0200 | Einzelne Tage",
        ],
        [],
    ),
    "fold_without_blank.ics": (
        [
            "02.04.2026 10:00+0200 bis 02.04.2026 11:00+0200 | Ein langer Titel, den ein Programm nach fünfundsiebzig Zeichen einfach abgeschnitten hat",  # noqa: E501
        ],
        [10, 12],
    ),
    "folded_inside_letter.ics": (
        [
            "01.04.2026 10:00+0200 bis 01.04.2026 11:00+0200 | Übung für Größe – schön",
        ],
        [],
    ),
    "google_export.ics": (
        [
            "12.01.2026 18:30+0100 bis 12.01.2026 20:00+0100 | Chorprobe",
            "19.01.2026 18:30+0100 bis 19.01.2026 20:00+0100 | Chorprobe",
            "03.02.2026 19:00+0100 bis 03.02.2026 20:30+0100 | Chorprobe (verlegt) | statt 02.02.2026 18:30",
            "06.06.2026 bis 07.06.2026 | Dorffest | TENTATIVE",
        ],
        [],
    ),
    "google_utc_times.ics": (
        [
            "20.07.2026 18:00+0200 bis 20.07.2026 20:00+0200 | Sommerabend",
            "20.12.2026 17:00+0100 bis 20.12.2026 19:00+0100 | Winterabend",
        ],
        [],
    ),
    "gzipped.ics": (
        [
            "01.04.2026 10:00+0200 bis 01.04.2026 11:00+0200 | Übung für Größe – schön",
        ],
        [],
    ),
    "html_page.ics": ([], [1]),
    "json.ics": ([], [1]),
    "latin1.ics": (
        [
            "01.04.2026 10:00+0200 bis 01.04.2026 11:00+0200 | Übung für Größe - schön",
        ],
        [],
    ),
    "leap_days.ics": (
        [
            "31.01.2026 10:00+0100 bis 31.01.2026 11:00+0100 | Monatsletzter",
            "31.03.2026 10:00+0200 bis 31.03.2026 11:00+0200 | Monatsletzter",
            "31.05.2026 10:00+0200 bis 31.05.2026 11:00+0200 | Monatsletzter",
            "31.07.2026 10:00+0200 bis 31.07.2026 11:00+0200 | Monatsletzter",
        ],
        [],
    ),
    "lower_case_and_blanks.ics": (
        [
            "12.05.2026 10:00+0200 bis 12.05.2026 11:00+0200 | Klein geschrieben",
        ],
        [],
    ),
    "missing_end.ics": (
        [
            "06.05.2026 10:00+0200 bis 06.05.2026 10:00+0200 | Ohne Ende",
            "07.05.2026 10:00+0200 bis 07.05.2026 10:00+0200 | Mit Ende",
            "08.05.2026 10:00+0200 bis 08.05.2026 10:00+0200 | Abgebrochen",
        ],
        [1, 7, 12],
    ),
    "missing_uid.ics": (
        [
            "09.05.2026 10:00+0200 bis 09.05.2026 10:00+0200 | Ebenso",
            "09.05.2026 10:00+0200 bis 09.05.2026 10:00+0200 | Ohne Kennung",
        ],
        [4, 9],
    ),
    "mixed_encodings.ics": (
        [
            "01.04.2026 10:00+0200 bis 01.04.2026 11:00+0200 | Übung für Größe – schön",
            "01.04.2026 10:00+0200 bis 01.04.2026 11:00+0200 | Übung für Größe – schön",
        ],
        [],
    ),
    "mozilla_prefixed_zone.ics": (
        [
            "05.08.2026 09:00+0200 bis 05.08.2026 10:30+0200 | Frühstück",
        ],
        [],
    ),
    "multi_day_over_new_year.ics": (
        [
            "30.12.2025 bis 02.01.2026 | Jahreswechsel",
            "31.12.2026 23:00+0100 bis 01.01.2027 02:00+0100 | Silvester",
        ],
        [],
    ),
    "municipal_cms.ics": (
        [
            "24.02.2026 17:00+0100 bis 24.02.2026 20:00+0100 | Ratssitzung",
            "25.02.2026 17:00+0100 bis 25.02.2026 17:00+0100 | Ausschuss für Soziales",
        ],
        [],
    ),
    "municipal_same_uid.ics": (
        [
            "03.03.2026 10:00+0100 bis 03.03.2026 11:00+0100 | Vorlesestunde",
            "10.03.2026 10:00+0100 bis 10.03.2026 11:00+0100 | Vorlesestunde",
            "17.03.2026 10:00+0100 bis 17.03.2026 11:00+0100 | Vorlesestunde",
        ],
        [11],
    ),
    "newer_version_in_file.ics": (
        [
            "02.06.2026 10:00+0200 bis 02.06.2026 10:00+0200 | Neu",
        ],
        [],
    ),
    "nextcloud_export.ics": (
        [
            "13.07.2026 bis 20.07.2026 | Ferienwoche",
        ],
        [],
    ),
    "no_events.ics": ([], []),
    "nul_bytes.ics": (
        [
            "01.04.2026 10:00+0200 bis 01.04.2026 11:00+0200 | Übung für Größe – schön",
        ],
        [],
    ),
    "other_zones.ics": (
        [
            "10.03.2026 14:00+0100 bis 10.03.2026 15:00+0100 | Austausch mit New York",
            "10.07.2026 10:00+0200 bis 10.07.2026 11:00+0200 | London",
        ],
        [],
    ),
    "outlook_customized_zone.ics": (
        [
            "10.02.2026 19:00+0100 bis 10.02.2026 21:00+0100 | Stammtisch",
            "10.03.2026 19:00+0100 bis 10.03.2026 21:00+0100 | Stammtisch",
            "14.04.2026 19:00+0200 bis 14.04.2026 21:00+0200 | Stammtisch",
        ],
        [],
    ),
    "outlook_export.ics": (
        [
            "12.03.2026 18:00+0100 bis 12.03.2026 20:00+0100 | Netzwerktreffen Ehrenamt",
        ],
        [],
    ),
    "outlook_whole_day.ics": (
        [
            "01.05.2026 bis 03.05.2026 | Ehrenamtsmesse",
        ],
        [],
    ),
    "overrides.ics": (
        [
            "02.01.2026 18:00+0100 bis 02.01.2026 19:00+0100 | Treffen (nachgeholt) | statt 22.12.2025 18:00",
            "12.01.2026 18:00+0100 bis 12.01.2026 18:00+0100 | Treffen | CANCELLED",
            "19.01.2026 18:00+0100 bis 19.01.2026 19:00+0100 | Treffen",
            "21.01.2026 18:00+0100 bis 21.01.2026 19:00+0100 | Ohne Reihe | statt 20.01.2026 18:00",
        ],
        [],
    ),
    "positions.ics": (
        [
            "05.01.2026 09:00+0100 bis 05.01.2026 09:00+0100 | Woche ab Sonntag",
            "18.01.2026 09:00+0100 bis 18.01.2026 09:00+0100 | Woche ab Sonntag",
            "19.01.2026 09:00+0100 bis 19.01.2026 09:00+0100 | Woche ab Sonntag",
            "30.01.2026 16:00+0100 bis 30.01.2026 18:00+0100 | Letzter Werktag",
            "01.02.2026 09:00+0100 bis 01.02.2026 09:00+0100 | Woche ab Sonntag",
            "27.02.2026 16:00+0100 bis 27.02.2026 18:00+0100 | Letzter Werktag",
            "31.03.2026 16:00+0200 bis 31.03.2026 18:00+0200 | Letzter Werktag",
        ],
        [],
    ),
    "runaway_rules.ics": (
        [
            "05.05.2026 10:00+0200 bis 05.05.2026 11:00+0200 | Guter Termin",
        ],
        [7, 14, 21, 28, 35, 42, 49, 56, 63, 70, 77],
    ),
    "several_calendars.ics": (
        [
            "05.05.2026 10:00+0200 bis 05.05.2026 11:00+0200 | Guter Termin",
            "10.05.2026 11:00+0200 bis 10.05.2026 12:00+0200 | London",
            "11.05.2026 10:00+0200 bis 11.05.2026 10:00+0200 | Hier",
        ],
        [],
    ),
    "thunderbird_export.ics": (
        [
            "28.01.2026 19:30+0100 bis 28.01.2026 21:30+0100 | Vorstandssitzung",
        ],
        [],
    ),
    "typo3_plugin.ics": (
        [
            "12.09.2026 11:00+0200 bis 12.09.2026 16:00+0200 | Freiwilligentag",
        ],
        [],
    ),
    "unknown_zone.ics": (
        [
            "13.05.2026 10:00+0200 bis 13.05.2026 11:00+0200 | Eigene Zeit",
        ],
        [6],
    ),
    "until_kinds.ics": (
        [
            "01.03.2026 bis 02.03.2026 | Tage bis UTC",
            "01.03.2026 18:00+0100 bis 01.03.2026 18:00+0100 | Bis Datum",
            "01.03.2026 18:00+0100 bis 01.03.2026 18:00+0100 | Bis UTC",
            "01.03.2026 18:00+0100 bis 01.03.2026 18:00+0100 | Bis Ortszeit",
            "08.03.2026 bis 09.03.2026 | Tage bis UTC",
            "08.03.2026 18:00+0100 bis 08.03.2026 18:00+0100 | Bis Datum",
            "08.03.2026 18:00+0100 bis 08.03.2026 18:00+0100 | Bis UTC",
            "08.03.2026 18:00+0100 bis 08.03.2026 18:00+0100 | Bis Ortszeit",
            "15.03.2026 bis 16.03.2026 | Tage bis UTC",
            "15.03.2026 18:00+0100 bis 15.03.2026 18:00+0100 | Bis Datum",
            "15.03.2026 18:00+0100 bis 15.03.2026 18:00+0100 | Bis UTC",
        ],
        [],
    ),
    "utf16_big_endian.ics": (
        [
            "01.04.2026 10:00+0200 bis 01.04.2026 11:00+0200 | Übung für Größe – schön",
        ],
        [],
    ),
    "utf16_with_bom.ics": (
        [
            "01.04.2026 10:00+0200 bis 01.04.2026 11:00+0200 | Übung für Größe – schön",
        ],
        [],
    ),
    "vcalendar_1_0.ics": (
        [
            "10.03.2026 09:30+0100 bis 10.03.2026 10:30+0100 | Frühstück für Engagierte",
        ],
        [],
    ),
    "windows1252.ics": (
        [
            "01.04.2026 10:00+0200 bis 01.04.2026 11:00+0200 | Übung für Größe – schön",
        ],
        [],
    ),
    "without_end.ics": (
        [
            "17.05.2026 10:00+0200 bis 17.05.2026 10:00+0200 | Nur ein Beginn",
            "18.05.2026 bis 19.05.2026 | Ein Tag",
            "19.05.2026 bis 20.05.2026 | Ein Tag mit falschem Ende",
            "20.05.2026 bis 23.05.2026 | Drei Tage",
            "24.05.2026 10:00+0200 bis 24.05.2026 10:00+0200 | Augenblick",
        ],
        [],
    ),
    "wordpress_plugin.ics": (
        [
            "14.03.2026 14:00+0100 bis 14.03.2026 17:00+0100 | Repair-Café & Kuchen",
        ],
        [],
    ),
}
