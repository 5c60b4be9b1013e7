"""Synonyms that the ministry edits."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0010_entry_changes'),
    ]

    operations = [
        migrations.CreateModel(
            name='SynonymGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('terms', models.TextField(help_text='Je Zeile ein Wort, eine Abkürzung oder eine Wendung. Jedes findet alle anderen.', verbose_name='Wörter')),
                ('searched', models.TextField(blank=True, help_text='Leer lassen, wenn die Wörter oben gleichbedeutend sind. Sonst je Zeile ein Suchwort: Wer danach sucht, findet auch die Wörter oben; umgekehrt nicht.', verbose_name='nur für diese Suchwörter')),
                ('language', models.CharField(choices=[('de', 'Deutsch und Leichte Sprache'), ('en', 'Englisch')], default='de', max_length=5, verbose_name='Sprache')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='Notiz')),
                ('active', models.BooleanField(default=True, verbose_name='in Gebrauch')),
                ('key', models.SlugField(blank=True, editable=False, max_length=60)),
                ('changed_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'verbose_name': 'Synonyme',
                'verbose_name_plural': 'Synonyme',
                'indexes': [models.Index(fields=['language', 'active'], name='search_synonyms_in_use')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('key',), name='search_synonyms_key_once')],
            },
        ),
    ]
