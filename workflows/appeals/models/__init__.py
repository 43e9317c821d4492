"""What exists in the paperwork of appeals."""

from workflows.appeals.models.appeal import (
    Appeal,
    ComplainedOf,
    Question,
)
from workflows.appeals.models.applicant import (
    Applicant,
    CoApplicant,
    SubjectPerson,
)
from workflows.appeals.models.clock import (
    Clock,
    ClockBreach,
    ClockStop,
    Extension,
    RunningClock,
)
from workflows.appeals.models.correspondence import (
    Message,
    Note,
    Reading,
)
from workflows.appeals.models.danger import (
    CardDangerCheck,
    Danger,
    DangerCheck,
    DangerEnd,
    DangerSeen,
    DangerSort,
    DangerWord,
)
from workflows.appeals.models.decision import (
    Decision,
    DecisionEnd,
    DecisionPaper,
    Forwarding,
    InfoReply,
    InfoRequest,
    Refusal,
)
from workflows.appeals.models.duplicate import (
    TechnicalDuplicate,
)
from workflows.appeals.models.exporting import (
    JournalExport,
)
from workflows.appeals.models.intake import (
    Identification,
    IntakeFile,
    IntakeItem,
)
from workflows.appeals.models.keeping import (
    CaseFile,
    DestroyedRow,
    DestructionAct,
    FiledCard,
)
from workflows.appeals.models.paper import (
    AskedVisa,
    CameBack,
    Paper,
    PaperFile,
    PaperVisa,
    Sending,
    SendingEvent,
    Unsent,
)
from workflows.appeals.models.publication import (
    AnswerPublication,
)
from workflows.appeals.models.reception import (
    ReceptionCard,
    ReceptionSlot,
)
from workflows.appeals.models.reference import (
    CaseIndex,
    CompetentBody,
    HouseRules,
    LetterTemplate,
    SiteRegime,
    Topic,
    house_rules,
)
from workflows.appeals.models.reminding import (
    ErrandReminder,
    MorningDigest,
    Reminder,
)
from workflows.appeals.models.status import (
    AddressConfirmation,
    StatusCode,
    StatusCodeEnd,
)
from workflows.appeals.models.vocabulary import (
    AssignmentRole,
    AssignmentState,
    Assurance,
    Category,
    Channel,
    ClockKind,
    DeliveryState,
    ExtensionGround,
    Form,
    Kind,
    Medium,
    PaperKind,
    ReceptionOutcome,
    Regime,
    Repeat,
    ReplyBy,
    Result,
    Sensitivity,
    StopCause,
    TemplateVariant,
    Verdict,
)
from workflows.appeals.models.work import (
    Assignment,
)

__all__ = [
    "AddressConfirmation",
    "AnswerPublication",
    "Appeal",
    "Applicant",
    "AskedVisa",
    "Assignment",
    "AssignmentRole",
    "AssignmentState",
    "Assurance",
    "CameBack",
    "CardDangerCheck",
    "CaseFile",
    "CaseIndex",
    "Category",
    "Channel",
    "Clock",
    "ClockBreach",
    "ClockKind",
    "ClockStop",
    "CoApplicant",
    "CompetentBody",
    "ComplainedOf",
    "Danger",
    "DangerCheck",
    "DangerEnd",
    "DangerSeen",
    "DangerSort",
    "DangerWord",
    "Decision",
    "DecisionEnd",
    "DecisionPaper",
    "DeliveryState",
    "DestroyedRow",
    "DestructionAct",
    "ErrandReminder",
    "Extension",
    "ExtensionGround",
    "FiledCard",
    "Form",
    "Forwarding",
    "HouseRules",
    "Identification",
    "InfoReply",
    "InfoRequest",
    "IntakeFile",
    "IntakeItem",
    "JournalExport",
    "Kind",
    "LetterTemplate",
    "Medium",
    "Message",
    "MorningDigest",
    "Note",
    "Paper",
    "PaperFile",
    "PaperKind",
    "PaperVisa",
    "Question",
    "Reading",
    "ReceptionCard",
    "ReceptionOutcome",
    "ReceptionSlot",
    "Refusal",
    "Regime",
    "Reminder",
    "Repeat",
    "ReplyBy",
    "Result",
    "RunningClock",
    "Sending",
    "SendingEvent",
    "Sensitivity",
    "SiteRegime",
    "StatusCode",
    "StatusCodeEnd",
    "StopCause",
    "SubjectPerson",
    "TechnicalDuplicate",
    "TemplateVariant",
    "Topic",
    "Unsent",
    "Verdict",
    "house_rules",
]
