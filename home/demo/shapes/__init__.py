"""The shapes the demo edition is written in: small frozen records, no behaviour but reading."""

from home.demo.shapes.blocks import Block, Contact, Figures, Gallery, Heading, Picture, Quote, Table, Text, sentences
from home.demo.shapes.courses import Course, Room, Series, SessionChange, Venue
from home.demo.shapes.honours import (
    AwardType,
    Collective,
    Commendation,
    Edition,
    Notice,
    Person,
    Result,
    Review,
    RevokedGrant,
    Studio,
)
from home.demo.shapes.lists import Industry, Statistic, Town
from home.demo.shapes.moments import Ago
from home.demo.shapes.pages import Article, PlainPage, Promotion, Question, Reprint, Service

__all__ = [
    "Ago",
    "Article",
    "AwardType",
    "Block",
    "Collective",
    "Commendation",
    "Contact",
    "Course",
    "Edition",
    "Figures",
    "Gallery",
    "Heading",
    "Industry",
    "Notice",
    "Person",
    "Picture",
    "PlainPage",
    "Promotion",
    "Question",
    "Quote",
    "Reprint",
    "Result",
    "Review",
    "RevokedGrant",
    "Room",
    "Series",
    "Service",
    "SessionChange",
    "Statistic",
    "Studio",
    "Table",
    "Text",
    "Town",
    "Venue",
    "sentences",
]
