"""Topics of the shipped stories that stood in an archive before topics had a Russian name get theirs, where none was given."""

from django.db import migrations

NAMES = {
    "conflict-settlement": ("Settlement of conflicts", "Урегулирование конфликтов"),
    "counter-terrorism": ("Counter-terrorism", "Борьба с терроризмом"),
    "culture": ("Culture", "Культура"),
    "drug-trafficking": ("Drug trafficking", "Наркотрафик"),
    "economic-integration": ("Economic integration", "Экономическая интеграция"),
    "economy": ("Economy", "Экономика"),
    "energy": ("Energy", "Энергетика"),
    "free-trade": ("Free trade", "Свободная торговля"),
    "gas-joint-ventures": ("Joint ventures in gas", "Совместные предприятия в газовой отрасли"),
    "gas-pricing": ("Gas pricing", "Цены на газ"),
    "gas-supply": ("Gas supply", "Поставки газа"),
    "natural-gas": ("Natural gas", "Природный газ"),
    "security": ("Security", "Безопасность"),
    "trade": ("Trade", "Торговля"),
}


def name_in_russian(apps, schema_editor):
    """A topic of another name at the same address is an editor's own: it is left alone."""
    topics = apps.get_model("articles", "Topic").objects
    for slug, (name, name_ru) in NAMES.items():
        topics.filter(slug=slug, name=name, name_ru="").update(name_ru=name_ru)


class Migration(migrations.Migration):
    dependencies = [("articles", "0026_topics_have_a_name_in_russian")]

    operations = [migrations.RunPython(name_in_russian, migrations.RunPython.noop)]
