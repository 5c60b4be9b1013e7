"""The steps of `make run`: each only when needed, and each failure one sentence with a remedy."""

import os

import pytest


class TestStamps:
    def test_what_has_not_changed_is_fresh(self, local, tmp_path):
        stamps = local("stamps")
        source, stamp = tmp_path / "requirements.txt", tmp_path / "deep" / "stamp"
        source.write_text("wagtail==8.0.1")
        assert not stamps.is_fresh(stamp, stamps.fingerprint([source]))
        stamps.write(stamp, stamps.fingerprint([source]))
        assert stamps.is_fresh(stamp, stamps.fingerprint([source]))

    def test_a_changed_file_a_further_file_and_another_word_are_not(self, local, tmp_path):
        stamps = local("stamps")
        source, other = tmp_path / "a.py", tmp_path / "b.py"
        source.write_text("1")
        other.write_text("1")
        marks = {
            stamps.fingerprint([source]),
            stamps.fingerprint([source, other]),
            stamps.fingerprint([source], "8001"),
        }
        source.write_text("2")
        marks.add(stamps.fingerprint([source]))
        assert len(marks) == 4


class TestCommand:
    def test_its_output_is_kept(self, local, program):
        telling = local("telling")
        assert telling.command([program("ok", "echo fertig")], log="probe", remedy="") == "fertig\n"
        assert (telling.LOGS / "probe.log").read_text() == "fertig\n"

    def test_a_missing_program_is_named(self, local):
        telling = local("telling")
        with pytest.raises(telling.Stopped, match=r"»gibt-es-nicht« fehlt\. Bitte installieren\."):
            telling.command(["gibt-es-nicht"], log="probe", remedy="Bitte installieren.")

    def test_a_failure_gives_the_remedy_the_end_of_the_output_and_the_log(self, local, program):
        telling = local("telling")
        broken = program("broken", "seq 1 50; echo kein Netz >&2; exit 3")
        with pytest.raises(telling.Stopped) as stopped:
            telling.command([broken], log="probe", remedy="Bitte die Verbindung prüfen.")
        message = str(stopped.value)
        assert message.startswith("Bitte die Verbindung prüfen.")
        assert "kein Netz" in message
        assert " 1\n" not in message
        assert "probe.log" in message

    @pytest.mark.parametrize(
        "complaint", ["OSError: [Errno 28] No space left on device", "sqlite3: database or disk is full"]
    )
    def test_a_full_disk_is_called_that(self, local, program, complaint):
        telling = local("telling")
        full = program("full", f"echo '{complaint}'; exit 1")
        with pytest.raises(telling.Stopped, match="Die Festplatte ist voll"):
            telling.command([full], log="probe", remedy="")


class TestFolder:
    def test_too_little_room_is_said_before_anything_is_installed(self, local, monkeypatch, tmp_path):
        machine = local("machine")
        monkeypatch.setattr(machine, "PROJECT", tmp_path)
        monkeypatch.setattr(machine, "NEEDED_BYTES", 10**18)
        with pytest.raises(machine.Stopped, match=r"nur \d+ MB frei"):
            machine.check_folder()

    def test_a_folder_that_is_not_there_or_not_ours_is_named(self, local, monkeypatch, tmp_path):
        machine = local("machine")
        monkeypatch.setattr(machine, "PROJECT", tmp_path / "weg")
        with pytest.raises(machine.Stopped, match="kann nichts geschrieben werden"):
            machine.check_folder()


class TestNode:
    @pytest.fixture
    def packages(self, local, monkeypatch, tmp_path):
        packages = local("packages")
        monkeypatch.setattr(packages, "BIN", tmp_path / "venv")
        installed = []
        monkeypatch.setattr(packages, "_pip", lambda *names: installed.append(names))
        packages.installed = installed
        return packages

    def test_the_machines_own_is_used_when_it_is_new_enough(self, packages, program, monkeypatch):
        node = program("node", "echo v22.4.1")
        program("npm", "true")
        monkeypatch.setenv("PATH", str(node.parent))
        assert packages._node_folder() == node.parent
        assert packages.installed == []

    @pytest.mark.parametrize("version", ["v18.19.0", "v8.0.0", "", "kaputt"])
    def test_an_old_or_broken_one_is_replaced_by_one_from_pypi(self, packages, program, monkeypatch, version):
        node = program("node", f"echo {version}")
        program("npm", "true")
        monkeypatch.setenv("PATH", str(node.parent))
        assert packages._node_folder() == packages.BIN
        assert packages.installed == [(packages.NODE_PACKAGE,)]

    def test_so_is_a_missing_one_and_one_without_npm(self, packages, program, monkeypatch):
        node = program("node", "echo v22.4.1")
        for path in (str(node.parent), "/gibt/es/nicht"):
            monkeypatch.setenv("PATH", path)
            assert packages._node_folder() == packages.BIN


class TestDatabase:
    """`manage.py` is a script that writes down how it was called."""

    @pytest.fixture
    def calls(self, local, monkeypatch, program, tmp_path):
        self.content = local("content")
        monkeypatch.delenv("DATABASE_URL", raising=False)
        monkeypatch.setenv("HOST", "127.0.0.1")
        monkeypatch.setenv("PORT", "8000")
        (tmp_path / "project").mkdir()
        monkeypatch.setattr(self.content, "PROJECT", tmp_path / "project")
        for name in ("REGISTER", "REQUIREMENTS"):
            file = tmp_path / name
            file.write_text(name)
            monkeypatch.setattr(self.content, name, file)
        log, var = tmp_path / "calls", tmp_path / "var"
        python = program(
            "python", f'mkdir -p {var}; touch {var}/db.sqlite3; echo "$2" >> {log}; test "$2" != "$FAILS"'
        )
        monkeypatch.setattr(self.content, "PYTHON", python)

        def fill():
            log.write_text("")
            self.content.fill_database()
            return log.read_text().split()

        return fill

    ALL = ["migrate", "load_register", "create_site", "load_demo", "rebuild_search", "collectstatic"]

    def test_is_filled_in_this_order_and_a_second_time_not_touched(self, calls):
        assert calls() == self.ALL
        assert calls() == []

    def test_a_new_migration_is_applied_and_the_demo_content_left_as_the_users_made_it(self, calls):
        calls()
        migration = self.content.PROJECT / "search" / "migrations" / "0002_more.py"
        migration.parent.mkdir(parents=True)
        migration.write_text("")
        again = calls()
        assert again[0] == "migrate"
        assert "load_demo" not in again

    def test_another_port_changes_the_sites_address(self, calls, monkeypatch):
        calls()
        monkeypatch.setenv("PORT", "8001")
        assert calls() == ["create_site"]

    def test_a_new_register_is_loaded(self, calls):
        calls()
        self.content.REGISTER.write_text("2027")
        assert calls() == ["load_register"]

    def test_when_the_file_is_gone_everything_is_made_anew(self, calls, tmp_path):
        calls()
        (tmp_path / "var" / "db.sqlite3").unlink()
        assert calls() == self.ALL

    def test_another_database_is_filled_for_itself(self, calls, monkeypatch):
        calls()
        (self.content.PROJECT / ".env").write_text("DATABASE_URL=postgres://u:p@127.0.0.1/netz\n")
        assert calls() == self.ALL
        assert calls() == []

    def test_a_step_that_failed_is_done_again(self, calls, monkeypatch):
        monkeypatch.setenv("FAILS", "load_demo")
        with pytest.raises(Exception, match="Fehler im Programm"):
            calls()
        monkeypatch.delenv("FAILS")
        assert calls() == ["load_demo", "rebuild_search", "collectstatic"]


def test_a_second_later_there_is_a_sign_of_life(local, monkeypatch, capsys):
    telling = local("telling")
    monkeypatch.setattr(telling, "SIGN_OF_LIFE_SECONDS", 0.001)
    dots = []
    monkeypatch.setattr(telling, "say", lambda text, end="\n": dots.append(text))
    with telling.step("Pakete"):
        while "." not in dots:
            os.sched_yield()
    assert dots[0] == "▸ Pakete "
    assert "fertig" in dots[-1]
