"""The words by which people tell times, language by language.

Each stands beside the plain English word that the grammar knows; the names of months and days come
from CLDR, through Babel. Everything is written without accents: many people type so. What stands
beside nothing is left out.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from babel import Locale

from bot.core.schedules.tokens import plain, tokens

LANGUAGES = ("en", "es", "pt", "fr")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

_ENGLISH = """
at: at, @
oclock: o'clock
today: today
tomorrow: tomorrow, tmrw
overmorrow: day after tomorrow, overmorrow
today night: tonight
today morning: this morning
today afternoon: this afternoon
today evening: this evening
yesterday: yesterday
now: now, right now, at once, immediately
morning: in the morning, morning
afternoon: in the afternoon, afternoon
evening: in the evening, evening
night: at night, night
noon: noon, midday
midnight: midnight
in: in
30 minute: half an hour
1: one, a, an | 2: two | 3: three | 4: four | 5: five | 6: six
7: seven | 8: eight | 9: nine | 10: ten | 11: eleven | 12: twelve
minute: minute, minutes, min, mins
hour: hour, hours, hr, hrs, h
day: day, days
week: week, weeks
month: month, months
year: year, years
every: every, each
every day: daily
every week: weekly
every month: monthly
every 2: every other
every 2 week: fortnightly, biweekly
workday: weekday, weekdays, workday, workdays, working day, working days, business day
every workday: monday to friday, monday through friday, mon to fri, mon-fri, monday-friday
weekend: weekend, weekends
until: until, till, til, through
times: times, time, x, occurrences
from: from, starting, starting from, starting on, beginning
tuesday: tues | wednesday: weds | thursday: thurs, thur | september: sept
next: next
this: this, coming
#1: first | #2: second | #3: third | #4: fourth | #last: last
: the, of, on, and, t
"""
_SPANISH = """
at: a las, a la, @
today: hoy
tomorrow: manana
overmorrow: pasado manana
today night: esta noche
today morning: esta manana
today afternoon: esta tarde
yesterday: ayer
now: ahora, ahora mismo, ya, de inmediato
morning: de la manana, por la manana, de la madrugada
afternoon: de la tarde, por la tarde
night: de la noche, por la noche
noon: mediodia, del mediodia, al mediodia
midnight: medianoche
in: en, dentro de
30 minute: media hora
1: un, una, uno | 2: dos | 3: tres | 4: cuatro | 5: cinco | 6: seis
7: siete | 8: ocho | 9: nueve | 10: diez | 11: once | 12: doce
minute: minuto, minutos, min
hour: hora, horas, h, hs, hrs
day: dia, dias
week: semana, semanas
month: mes, meses
year: ano, anos
every: cada, todos los, todas las
every day: a diario, diariamente
every week: semanalmente
every month: mensualmente
workday: dia laborable, dias laborables, dia habil, dias habiles, entre semana
every workday: de lunes a viernes, lunes a viernes
weekend: fin de semana, fines de semana
until: hasta, hasta el
times: veces, vez
from: desde, desde el, a partir de, a partir del
september: sep | december: dec
next: proximo, proxima, que viene, siguiente
this: este, esta
#1: primer, primero, primera, primeros | #2: segundo, segunda | #3: tercer, tercero, tercera
#4: cuarto, cuarta | #last: ultimo, ultima, ultimos
: el, la, los, las, de, del, al, a, y, e, t
"""
_PORTUGUESE = """
at: as, @
today: hoje
tomorrow: amanha
overmorrow: depois de amanha
today night: hoje a noite, esta noite
morning: da manha, de manha, pela manha, da madrugada
afternoon: da tarde, a tarde, de tarde
night: da noite, a noite, de noite
noon: meio-dia, meio dia, ao meio-dia, ao meio dia
midnight: meia-noite, meia noite
in: em, daqui a, dentro de
30 minute: meia hora
1: um, uma | 2: dois, duas | 3: tres | 4: quatro | 5: cinco | 6: seis
7: sete | 8: oito | 9: nove | 11: onze | 12: doze
10 minute: dez minutos | 10 hour: dez horas | 10 day: dez dias | 10 week: dez semanas
10 times: dez vezes | 10 month: dez meses
minute: minuto, minutos, min
hour: hora, horas, h, hs
day: dia, dias
week: semana, semanas
month: mes, meses
year: ano, anos
every: cada, a cada, todo, toda, todos os, todas as
every day: diariamente
every week: semanalmente
every month: mensalmente
workday: dia util, dias uteis, em dias uteis, nos dias uteis
every workday: de segunda a sexta, segunda a sexta, de segunda a sexta-feira
weekend: fim de semana, fins de semana
until: ate, ate o, ate o dia, ate dia
times: vezes, vez
from: desde, a partir de, a partir do, a partir da
next: proximo, proxima, que vem
this: este, esta, neste, nesta
monday: segunda, segunda feira | tuesday: terca, terca feira | wednesday: quarta, quarta feira
thursday: quinta, quinta feira | friday: sexta, sexta feira
every monday: segundas, segundas-feiras | every tuesday: tercas, tercas-feiras
every wednesday: quartas, quartas-feiras | every thursday: quintas, quintas-feiras
every friday: sextas, sextas-feiras
#1: primeiro, primeira | #2: segundo | #3: terceiro, terceira | #4: quarto | #last: ultimo, ultima
: o, a, os, de, do, da, dos, das, no, na, nos, nas, ao, aos, e, t
"""
_FRENCH = """
at: a, @
today: aujourd'hui
tomorrow: demain
overmorrow: apres-demain, apres demain
today evening: ce soir
today morning: ce matin
today afternoon: cet apres-midi
yesterday: hier
now: maintenant, tout de suite, immediatement
morning: du matin, matin, le matin
afternoon: de l'apres-midi, apres-midi, l'apres-midi
evening: du soir, soir, le soir
noon: midi, a midi
midnight: minuit, a minuit
in: dans, d'ici
30 minute: une demi-heure, demi-heure
1: un, une | 2: deux | 3: trois | 4: quatre | 5: cinq | 6: six
8: huit | 9: neuf | 10: dix | 11: onze | 12: douze
7 minute: sept minutes | 7 hour: sept heures | 7 day: sept jours | 7 week: sept semaines
7 times: sept fois | 7 month: sept mois
minute: minute, minutes, min
hour: heure, heures, h
day: jour, jours
week: semaine, semaines
month: mois
year: an, ans, annee
every: chaque, tous les, toutes les
every day: quotidiennement
every month: mensuellement
workday: jour ouvrable, jours ouvrables, jour ouvre, jours ouvres, en semaine
every workday: du lundi au vendredi, lundi au vendredi
weekend: week-end, week-ends, weekend
until: jusqu'au, jusqu'a, jusqu'en
times: fois
from: a partir du, a partir de, des le, a compter du
next: prochain, prochaine
this: ce, cette
#1: premier, premiere, premiers | #2: deuxieme, second, seconde | #3: troisieme | #4: quatrieme
#last: dernier, derniere, derniers
: le, la, les, de, du, des, au, et, t
"""
_EVERYWHERE = "am: am, a.m, a.m., a m | pm: pm, p.m, p.m., p m"
_WORDS = {"en": _ENGLISH, "es": _SPANISH, "pt": _PORTUGUESE, "fr": _FRENCH}


@cache
def phrases(language: str) -> Mapping[tuple[str, ...], str]:
    """Return, for the phrases of a language, their plain English."""
    written = f"{_EVERYWHERE}\n{_WORDS[language]}".replace(" | ", "\n").strip()
    found = dict(_names(language))
    for line in written.splitlines():
        english, _, foreign = line.partition(":")
        found |= {tuple(tokens(phrase)): english for phrase in foreign.split(", ")}
    return found


def _names(language: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield months and days, in full and short; what means both a month and a day is left out."""
    locale = Locale.parse(language)
    months = {name: MONTHS[n - 1] for n, name in _forms(locale.months)}
    days = {name: WEEKDAYS[n] for n, name in _forms(locale.days)}
    for name, english in (months | days).items():
        if not (name in months and name in days):
            yield (name,), english
    for n, name in locale.days["format"]["wide"].items():
        yield (f"{plain(name).removesuffix('s')}s",), _plural(WEEKDAYS[n], plain(name))


def _plural(english: str, name: str) -> str:
    return english if name.endswith("s") else f"every {english}"


def _forms(names: Mapping[str, Mapping[str, Mapping[int, str]]]) -> Iterator[tuple[int, str]]:
    for width in ("wide", "abbreviated"):
        yield from ((n, plain(name).rstrip(".")) for n, name in names["format"][width].items())
