#pragma once
// Which problems can reading a file report? One id for each kind of problem; the text of id X is the message "finding.X" and,
// where something can be done about it, "action.X".

#include <array>
#include <string_view>

#include "core/base/finding.hpp"

namespace csp {

struct FindingId {
  std::string_view id;
  Severity severity;
  bool has_action;
};

namespace import_finding {

// The file as a whole cannot be used.
inline constexpr FindingId kEmpty{"IMPORT-EMPTY", Severity::Warning, true};
inline constexpr FindingId kWorkbook{"IMPORT-WORKBOOK", Severity::Warning, true};
inline constexpr FindingId kArchive{"IMPORT-ARCHIVE", Severity::Warning, true};
inline constexpr FindingId kArchiveDamaged{"IMPORT-ARCHIVE-DAMAGED", Severity::Warning, true};
inline constexpr FindingId kArchiveEncrypted{"IMPORT-ARCHIVE-ENCRYPTED", Severity::Warning, true};
inline constexpr FindingId kArchiveMethod{"IMPORT-ARCHIVE-METHOD", Severity::Warning, true};
inline constexpr FindingId kArchiveTooDeep{"IMPORT-ARCHIVE-TOO-DEEP", Severity::Warning, true};
inline constexpr FindingId kArchiveEmpty{"IMPORT-ARCHIVE-EMPTY", Severity::Warning, true};
inline constexpr FindingId kUnpackTooBig{"IMPORT-UNPACK-TOO-BIG", Severity::Warning, true};
inline constexpr FindingId kWorkbookDamaged{"IMPORT-WORKBOOK-DAMAGED", Severity::Warning, true};
inline constexpr FindingId kPartNotUsed{"IMPORT-PART-NOT-USED", Severity::Note, false};
inline constexpr FindingId kFormulaWithoutValue{"IMPORT-FORMULA-WITHOUT-VALUE", Severity::Warning, true};
inline constexpr FindingId kPdf{"IMPORT-PDF", Severity::Warning, true};
inline constexpr FindingId kWebPage{"IMPORT-WEB-PAGE", Severity::Warning, true};
inline constexpr FindingId kClixml{"IMPORT-CLIXML", Severity::Warning, true};
inline constexpr FindingId kTextTable{"IMPORT-TEXT-TABLE", Severity::Warning, true};
inline constexpr FindingId kBinary{"IMPORT-BINARY", Severity::Warning, true};
inline constexpr FindingId kUnknown{"IMPORT-UNKNOWN", Severity::Warning, true};
inline constexpr FindingId kNotForPlanning{"IMPORT-NOT-FOR-PLANNING", Severity::Note, false};
inline constexpr FindingId kColumnsMissing{"IMPORT-COLUMNS-MISSING", Severity::Warning, true};
inline constexpr FindingId kNoRows{"IMPORT-NO-ROWS", Severity::Warning, true};
inline constexpr FindingId kJsonBroken{"IMPORT-JSON-BROKEN", Severity::Warning, true};
inline constexpr FindingId kJsonTooDeep{"IMPORT-JSON-TOO-DEEP", Severity::Warning, true};
inline constexpr FindingId kJsonItemTooBig{"IMPORT-JSON-ITEM-TOO-BIG", Severity::Warning, true};
inline constexpr FindingId kErrorAnswer{"IMPORT-ERROR-ANSWER", Severity::Warning, true};
inline constexpr FindingId kLicencesMissing{"IMPORT-LICENCES-MISSING", Severity::Warning, true};
inline constexpr FindingId kAssignmentsLost{"IMPORT-ASSIGNMENTS-LOST", Severity::Warning, true};
inline constexpr FindingId kUnitsLost{"IMPORT-UNITS-LOST", Severity::Warning, true};
// The file is only a part.
inline constexpr FindingId kIncomplete{"IMPORT-INCOMPLETE", Severity::Blocker, true};
inline constexpr FindingId kSeveralCustomers{"IMPORT-SEVERAL-CUSTOMERS", Severity::Blocker, true};
inline constexpr FindingId kDomainsJoined{"IMPORT-DOMAINS-JOINED", Severity::Ask, true};
inline constexpr FindingId kBatchAnswerFailed{"IMPORT-BATCH-ANSWER-FAILED", Severity::Blocker, true};
// How the file was read.
inline constexpr FindingId kEncodingLegacy{"IMPORT-ENCODING-LEGACY", Severity::Note, true};
inline constexpr FindingId kEncodingUnread{"IMPORT-ENCODING-UNREAD", Severity::Warning, true};
inline constexpr FindingId kEncodingDamaged{"IMPORT-ENCODING-DAMAGED", Severity::Warning, true};
inline constexpr FindingId kLinesSkipped{"IMPORT-LINES-SKIPPED", Severity::Note, false};
inline constexpr FindingId kListPassedOver{"IMPORT-LIST-PASSED-OVER", Severity::Warning, true};
inline constexpr FindingId kTextBehind{"IMPORT-TEXT-BEHIND", Severity::Note, false};
inline constexpr FindingId kColumnRepeated{"IMPORT-COLUMN-REPEATED", Severity::Warning, true};
inline constexpr FindingId kColumnsDiffer{"IMPORT-COLUMNS-DIFFER", Severity::Warning, true};
inline constexpr FindingId kSheetHidden{"IMPORT-SHEET-HIDDEN", Severity::Note, true};
inline constexpr FindingId kSheetsUnnamed{"IMPORT-SHEETS-UNNAMED", Severity::Ask, true};
inline constexpr FindingId kFoldersUnnamed{"IMPORT-FOLDERS-UNNAMED", Severity::Ask, true};
inline constexpr FindingId kColumnDamaged{"IMPORT-COLUMN-DAMAGED", Severity::Ask, true};
inline constexpr FindingId kRowsHidden{"IMPORT-ROWS-HIDDEN", Severity::Ask, true};
inline constexpr FindingId kCellsMerged{"IMPORT-CELLS-MERGED", Severity::Warning, true};
inline constexpr FindingId kDateOrderDecided{"IMPORT-DATE-ORDER-DECIDED", Severity::Note, true};
inline constexpr FindingId kDateOrderAssumed{"IMPORT-DATE-ORDER-ASSUMED", Severity::Ask, true};
inline constexpr FindingId kDateOrderMixed{"IMPORT-DATE-ORDER-MIXED", Severity::Warning, true};
inline constexpr FindingId kNumberFormAssumed{"IMPORT-NUMBER-FORM-ASSUMED", Severity::Ask, true};
inline constexpr FindingId kManyMore{"IMPORT-MANY-MORE", Severity::Note, false};
// One row.
inline constexpr FindingId kRowNotAnItem{"IMPORT-ROW-NOT-AN-ITEM", Severity::Warning, true};
inline constexpr FindingId kRowOtherKind{"IMPORT-ROW-OTHER-KIND", Severity::Warning, true};
inline constexpr FindingId kRowColumnsMissing{"IMPORT-ROW-COLUMNS-MISSING", Severity::Warning, true};
inline constexpr FindingId kRowUnknown{"IMPORT-ROW-UNKNOWN", Severity::Warning, true};
inline constexpr FindingId kRowShort{"IMPORT-ROW-SHORT", Severity::Note, false};
inline constexpr FindingId kRowTooShort{"IMPORT-ROW-TOO-SHORT", Severity::Warning, true};
inline constexpr FindingId kRowCut{"IMPORT-ROW-CUT", Severity::Warning, true};
inline constexpr FindingId kLastLineOpen{"IMPORT-LAST-LINE-OPEN", Severity::Note, true};
inline constexpr FindingId kRowLong{"IMPORT-ROW-LONG", Severity::Note, false};
inline constexpr FindingId kRowTooLong{"IMPORT-ROW-TOO-LONG", Severity::Warning, true};
inline constexpr FindingId kStrayQuote{"IMPORT-STRAY-QUOTE", Severity::Note, false};
inline constexpr FindingId kUnclosedQuote{"IMPORT-UNCLOSED-QUOTE", Severity::Warning, true};
inline constexpr FindingId kHeaderRepeated{"IMPORT-HEADER-REPEATED", Severity::Note, false};
inline constexpr FindingId kRowRepeated{"IMPORT-ROW-REPEATED", Severity::Note, false};
inline constexpr FindingId kRowCountedTwice{"IMPORT-ROW-COUNTED-TWICE", Severity::Ask, true};
inline constexpr FindingId kRowCountedOnce{"IMPORT-ROW-COUNTED-ONCE", Severity::Ask, true};
inline constexpr FindingId kDuplicateKey{"IMPORT-DUPLICATE-KEY", Severity::Warning, true};
inline constexpr FindingId kValueMissing{"IMPORT-VALUE-MISSING", Severity::Warning, true};
inline constexpr FindingId kValueRefused{"IMPORT-VALUE-REFUSED", Severity::Warning, true};
inline constexpr FindingId kValueIgnored{"IMPORT-VALUE-IGNORED", Severity::Warning, true};
inline constexpr FindingId kErrorCell{"IMPORT-ERROR-CELL", Severity::Warning, true};
inline constexpr FindingId kConsumedUntold{"IMPORT-CONSUMED-UNTOLD", Severity::Warning, true};
inline constexpr FindingId kEndByStep{"IMPORT-END-BY-STEP", Severity::Ask, true};
inline constexpr FindingId kIdScientific{"IMPORT-ID-SCIENTIFIC", Severity::Warning, true};
inline constexpr FindingId kSkuIdPadded{"IMPORT-SKU-ID-PADDED", Severity::Note, false};
inline constexpr FindingId kDateSerial{"IMPORT-DATE-SERIAL", Severity::Note, false};
inline constexpr FindingId kEndIsNextStart{"IMPORT-END-IS-NEXT-START", Severity::Note, false};
inline constexpr FindingId kIdShared{"IMPORT-ID-SHARED", Severity::Ask, true};
inline constexpr FindingId kSeveralIds{"IMPORT-SEVERAL-IDS", Severity::Ask, true};
inline constexpr FindingId kIdBlanks{"IMPORT-ID-BLANKS", Severity::Note, false};
inline constexpr FindingId kSecondName{"IMPORT-SECOND-NAME", Severity::Note, false};
inline constexpr FindingId kNamesShared{"IMPORT-NAMES-SHARED", Severity::Note, false};
inline constexpr FindingId kNameAmbiguous{"IMPORT-NAME-AMBIGUOUS", Severity::Ask, true};
inline constexpr FindingId kAssignedUnused{"IMPORT-ASSIGNED-UNUSED", Severity::Warning, true};
inline constexpr FindingId kLicenceNameUnknown{"IMPORT-NAME-UNKNOWN", Severity::Ask, true};
inline constexpr FindingId kWordUnknown{"IMPORT-WORD-UNKNOWN", Severity::Ask, true};
inline constexpr FindingId kGroupUnnamed{"IMPORT-GROUP-UNNAMED", Severity::Warning, true};
inline constexpr FindingId kUsersHidden{"IMPORT-USERS-HIDDEN", Severity::Warning, true};
inline constexpr FindingId kUserDeleted{"IMPORT-USER-DELETED", Severity::Note, false};
inline constexpr FindingId kNoSignIn{"IMPORT-NO-SIGN-IN", Severity::Ask, true};
inline constexpr FindingId kAssignmentLeftOut{"IMPORT-ASSIGNMENT-LEFT-OUT", Severity::Ask, true};
inline constexpr FindingId kAssignmentCounted{"IMPORT-ASSIGNMENT-COUNTED", Severity::Ask, true};
inline constexpr FindingId kRemovalsUnread{"IMPORT-REMOVALS-UNREAD", Severity::Ask, true};
inline constexpr FindingId kLicencesElsewhere{"IMPORT-LICENCES-ELSEWHERE", Severity::Ask, true};
inline constexpr FindingId kMemberNoUser{"IMPORT-MEMBER-NO-USER", Severity::Note, false};
inline constexpr FindingId kEntryRemoved{"IMPORT-ENTRY-REMOVED", Severity::Note, false};
inline constexpr FindingId kColumnUnread{"IMPORT-COLUMN-UNREAD", Severity::Warning, true};
inline constexpr FindingId kColumnIgnored{"IMPORT-COLUMN-IGNORED", Severity::Warning, true};
inline constexpr FindingId kDaysIgnored{"IMPORT-DAYS-IGNORED", Severity::Warning, true};
inline constexpr FindingId kCustomersUnread{"IMPORT-CUSTOMERS-UNREAD", Severity::Ask, true};
inline constexpr FindingId kPeriodOfBilling{"IMPORT-PERIOD-OF-BILLING", Severity::Ask, true};
inline constexpr FindingId kEndBeforeStart{"IMPORT-END-BEFORE-START", Severity::Ask, true};
inline constexpr FindingId kPriceUnread{"IMPORT-PRICE-UNREAD", Severity::Note, true};
inline constexpr FindingId kChargeOnce{"IMPORT-CHARGE-ONCE", Severity::Note, false};
inline constexpr FindingId kUnitsUncertain{"IMPORT-UNITS-UNCERTAIN", Severity::Ask, true};
inline constexpr FindingId kOnlyCredits{"IMPORT-ONLY-CREDITS", Severity::Ask, true};
inline constexpr FindingId kFooterRow{"IMPORT-FOOTER-ROW", Severity::Note, false};
inline constexpr FindingId kSectionRow{"IMPORT-SECTION-ROW", Severity::Ask, true};
inline constexpr FindingId kTotalRow{"IMPORT-TOTAL-ROW", Severity::Note, false};
inline constexpr FindingId kPriceTier{"IMPORT-PRICE-TIER", Severity::Note, false};
inline constexpr FindingId kPriceTwice{"IMPORT-PRICE-TWICE", Severity::Ask, true};
inline constexpr FindingId kPriceDeleted{"IMPORT-PRICE-DELETED", Severity::Note, false};
inline constexpr FindingId kUnlimited{"IMPORT-UNITS-UNLIMITED", Severity::Note, false};
inline constexpr FindingId kProductNoSku{"IMPORT-PRODUCT-NO-SKU", Severity::Note, false};

}  // namespace import_finding

// Every one of them, for the test that each has its texts.
inline constexpr std::array kImportFindings = {
    import_finding::kEmpty,
    import_finding::kWorkbook,
    import_finding::kArchive,
    import_finding::kPdf,
    import_finding::kWebPage,
    import_finding::kTextTable,
    import_finding::kBinary,
    import_finding::kUnknown,
    import_finding::kNotForPlanning,
    import_finding::kColumnsMissing,
    import_finding::kNoRows,
    import_finding::kJsonBroken,
    import_finding::kJsonTooDeep,
    import_finding::kJsonItemTooBig,
    import_finding::kErrorAnswer,
    import_finding::kLicencesMissing,
    import_finding::kAssignmentsLost,
    import_finding::kUnitsLost,
    import_finding::kIncomplete,
    import_finding::kBatchAnswerFailed,
    import_finding::kEncodingLegacy,
    import_finding::kEncodingUnread,
    import_finding::kEncodingDamaged,
    import_finding::kLinesSkipped,
    import_finding::kListPassedOver,
    import_finding::kTextBehind,
    import_finding::kColumnRepeated,
    import_finding::kColumnsDiffer,
    import_finding::kSheetHidden,
    import_finding::kSheetsUnnamed,
    import_finding::kColumnDamaged,
    import_finding::kRowsHidden,
    import_finding::kEndIsNextStart,
    import_finding::kSectionRow,
    import_finding::kCellsMerged,
    import_finding::kDateOrderDecided,
    import_finding::kDateOrderAssumed,
    import_finding::kDateOrderMixed,
    import_finding::kNumberFormAssumed,
    import_finding::kManyMore,
    import_finding::kRowNotAnItem,
    import_finding::kRowOtherKind,
    import_finding::kRowUnknown,
    import_finding::kRowColumnsMissing,
    import_finding::kRowShort,
    import_finding::kRowTooShort,
    import_finding::kRowCut,
    import_finding::kLastLineOpen,
    import_finding::kRowLong,
    import_finding::kRowTooLong,
    import_finding::kStrayQuote,
    import_finding::kUnclosedQuote,
    import_finding::kHeaderRepeated,
    import_finding::kRowRepeated,
    import_finding::kRowCountedTwice,
    import_finding::kRowCountedOnce,
    import_finding::kDuplicateKey,
    import_finding::kValueMissing,
    import_finding::kValueRefused,
    import_finding::kValueIgnored,
    import_finding::kConsumedUntold,
    import_finding::kEndByStep,
    import_finding::kIdScientific,
    import_finding::kIdShared,
    import_finding::kSeveralIds,
    import_finding::kSkuIdPadded,
    import_finding::kDateSerial,
    import_finding::kNameAmbiguous,
    import_finding::kLicenceNameUnknown,
    import_finding::kAssignedUnused,
    import_finding::kWordUnknown,
    import_finding::kTotalRow,
    import_finding::kPriceTier,
    import_finding::kPriceTwice,
    import_finding::kPriceDeleted,
    import_finding::kUnlimited,
    import_finding::kProductNoSku,
    import_finding::kFooterRow,
    import_finding::kSeveralCustomers,
    import_finding::kDomainsJoined,
    import_finding::kIdBlanks,
    import_finding::kSecondName,
    import_finding::kNamesShared,
    import_finding::kArchiveDamaged,
    import_finding::kArchiveEncrypted,
    import_finding::kArchiveMethod,
    import_finding::kArchiveTooDeep,
    import_finding::kArchiveEmpty,
    import_finding::kUnpackTooBig,
    import_finding::kWorkbookDamaged,
    import_finding::kPartNotUsed,
    import_finding::kFormulaWithoutValue,
    import_finding::kGroupUnnamed,
    import_finding::kUsersHidden,
    import_finding::kUserDeleted,
    import_finding::kMemberNoUser,
    import_finding::kEntryRemoved,
    import_finding::kColumnUnread,
    import_finding::kColumnIgnored,
    import_finding::kDaysIgnored,
    import_finding::kCustomersUnread,
    import_finding::kPeriodOfBilling,
    import_finding::kEndBeforeStart,
    import_finding::kPriceUnread,
    import_finding::kChargeOnce,
    import_finding::kUnitsUncertain,
    import_finding::kOnlyCredits,
    import_finding::kClixml,
    import_finding::kFoldersUnnamed,
    import_finding::kErrorCell,
    import_finding::kNoSignIn,
    import_finding::kAssignmentLeftOut,
    import_finding::kAssignmentCounted,
    import_finding::kRemovalsUnread,
    import_finding::kLicencesElsewhere,
};

}  // namespace csp
