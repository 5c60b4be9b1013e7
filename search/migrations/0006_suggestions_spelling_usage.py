import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0005_attachments'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchedWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fingerprint', models.CharField(max_length=64, unique=True)),
                ('language', models.CharField(max_length=20)),
                ('words', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'verbose_name': 'Suchanfrage',
                'verbose_name_plural': 'Suchanfragen',
            },
        ),
        migrations.CreateModel(
            name='SearchedDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('asked', models.PositiveIntegerField(default=0)),
                ('unanswered', models.PositiveIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'Suchanfragen eines Tages',
                'verbose_name_plural': 'Suchanfragen nach Tagen',
                'constraints': [models.UniqueConstraint(fields=('day',), name='searched_day_once')],
            },
        ),
        migrations.CreateModel(
            name='WordList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=20)),
                ('words', models.TextField(blank=True)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'Wortliste der Rechtschreibhilfe',
                'verbose_name_plural': 'Wortlisten der Rechtschreibhilfe',
                'indexes': [models.Index(fields=['language', '-id'], name='search_words_newest')],
            },
        ),
        migrations.CreateModel(
            name='SearchedWordsDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('asked', models.PositiveIntegerField(default=0)),
                ('unanswered', models.PositiveIntegerField(default=0)),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='days', to='search.searchedwords')),
            ],
            options={
                'verbose_name': 'Suchanfrage an einem Tag',
                'verbose_name_plural': 'Suchanfragen an Tagen',
                'indexes': [models.Index(fields=['day'], name='searched_words_day')],
                'constraints': [models.UniqueConstraint(fields=('question', 'day'), name='searched_words_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='TitleKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=20)),
                ('is_place', models.BooleanField()),
                ('key', models.BinaryField(max_length=60)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='title_keys', to='search.searchentry')),
            ],
            options={
                'verbose_name': 'Titelanfang',
                'verbose_name_plural': 'Titelanfänge',
                'indexes': [models.Index(fields=['language', 'is_place', 'key'], name='search_title_key')],
            },
        ),
    ]
