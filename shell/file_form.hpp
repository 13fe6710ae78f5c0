#pragma once
// Which of our own documents is this file, by what it says in its first lines? Everything else is an export.

#include <cstddef>
#include <string_view>

namespace csp {

enum class IncomingForm { Undecided, Export, SavedPlan, Settings, PseudonymKey, ColumnMappings };

constexpr std::size_t kBytesToDecide = 4096;

// Never Undecided. `head`: the whole file, or at least kBytesToDecide of it.
IncomingForm form_of(std::string_view head);

}  // namespace csp
