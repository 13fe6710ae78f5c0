#pragma once
// What is a column about, as its name alone says, and what does a word in it say of a licence that is or will be gone? Names are folded
// (text::folded): lower case, letters and digits. In the languages of the page, and a few words of others; a word that also means something
// else is left out by what stands beside it.

#include <initializer_list>
#include <string_view>

namespace csp::column_words {

bool has_word(std::string_view name, std::initializer_list<std::string_view> words);
// Days of the paper, not of the subscription: when it was made, changed, ordered, billed. All names here are folded.
bool is_day_of_record(std::string_view name);
bool names_money(std::string_view name);
bool names_renewal(std::string_view name);
// "Do not renew", "Cancelled at end": Yes means the contrary of what it means under "Auto renew".
bool names_cancellation(std::string_view name);
bool names_start(std::string_view name);
bool names_state(std::string_view name);
// From whom, and under which agreement.
bool names_channel(std::string_view name);
bool names_seller(std::string_view name);
// How it is paid, and for how long it is bought.
bool names_billing(std::string_view name);
bool names_term(std::string_view name);
bool names_promotion(std::string_view name);
// Who works for somebody, or what is noted about them.
bool is_about_others(std::string_view name);
// "Active", "Is enabled": No means that it runs no more.
bool is_flag_of_running(std::string_view name);
// Somebody whose licences they are, in whatever words.
bool names_customer(std::string_view name);
// Of a user's licence: the day or the fact that it was taken away.
bool names_removal(std::string_view name);
bool names_assignment(std::string_view name);
// Yes and No below it say how somebody has a licence.
bool names_way(std::string_view name);
// "Remove", "Downgrade to F3": what is to become of it.
bool orders_removal(std::string_view text);
// "Removed", "Not assigned", "Inactive": somebody has it no more. In the words of a cell, as written.
bool says_removed(std::string_view text);

}  // namespace csp::column_words
