#pragma once
// What a mapping makes of the first rows, as a table of the values that would be read.

#include "core/import/import.hpp"
#include "shell/session.hpp"
#include "shell/view.hpp"

namespace csp {

void draw_mapping_preview(Context& context, const Session& session, const ImportedFile& file, std::int32_t index);

}  // namespace csp
