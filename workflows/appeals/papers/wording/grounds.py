"""The legal grounds on which a letter about an appeal is written."""

from enum import StrEnum


class Ground(StrEnum):
    """One ground – one default text. The values are stored and never change."""

    REGISTERED = "registered"
    REGISTERED_BY_PHONE = "registered_by_phone"
    FORWARDED = "forwarded_8_3"
    FORWARDED_APART = "forwarded_8_3_several"
    FORWARDED_MIGRATION = "forwarded_8_3_1"
    FORWARDED_SEVERAL = "forwarded_8_4"
    COVER = "cover_8_3"
    COVER_MIGRATION = "cover_8_3_1"
    COVER_SEVERAL = "cover_8_4"
    COVER_UNLAWFUL_ACT = "cover_11_1"
    COVER_ON_CONTROL = "cover_8_5"
    COVER_MIGRATION_ON_CONTROL = "cover_8_3_1_5"
    COVER_SEVERAL_ON_CONTROL = "cover_8_4_5"
    EXTENDED = "extended_12_2"
    EXTENDED_REQUEST = "extended_10_2"
    MATERIALS = "materials_10_2"
    ANSWER = "answer_10_1"
    RETURNED_SAME_BODY = "returned_8_7"
    RETURNED_COURT = "returned_11_2"
    ABUSE = "abuse_11_3"
    ILLEGIBLE = "illegible_11_4"
    UNCLEAR = "unclear_11_4_1"
    TERMINATED = "terminated_11_5"
    PUBLISHED = "published_11_5_1"
    SECRET = "secret_11_6"  # noqa: S105  a protected secret of art. 11, no password
    NOT_AUTHENTICATED = "info_4_1"
    CONSUMER = "info_consumer"
    PERSONAL_DATA = "info_personal_data"
    NOT_AN_APPEAL = "info_other"
    WITHDRAWN = "withdrawn_5_5"
    DECISION_TERMINATE = "decision_11_5"
