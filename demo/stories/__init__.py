"""The five stories that the news told, one module each: the facts as commands, in words of our own."""

from demo.stories import s000_salatiga, s001_magelang, s002_aula_cendekia, s003_surabaya, s004_diy

STORIES = (
    s002_aula_cendekia.tell,
    s004_diy.tell,
    s000_salatiga.tell,
    s001_magelang.tell,
    s003_surabaya.tell,
)
"""In the order in which they happened."""
