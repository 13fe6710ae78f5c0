#include "core/customer/users.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>

#include "core/base/few_bytes.hpp"
#include "core/base/guid.hpp"
#include "core/base/text.hpp"

namespace csp {
namespace {

constexpr std::uint32_t kBlockBits = 18;
constexpr std::size_t kBytesInBlock = std::size_t{1} << kBlockBits;
constexpr std::size_t kMostShared = 65536;  // different domains; beyond, names are kept whole
constexpr unsigned char kIdIsGuid = 1;
constexpr unsigned char kGuest = 2;

// At most five bytes; gives the place behind them.
char* put_number(char* out, std::uint32_t number) {
  for (; number >= 0x80; number >>= 7) *out++ = static_cast<char>((number & 0x7f) | 0x80);
  *out++ = static_cast<char>(number);
  return out;
}

std::uint32_t take_number(const char*& at) {
  std::uint32_t number = 0;
  for (int shift = 0;; shift += 7) {
    const unsigned char byte = static_cast<unsigned char>(*at++);
    number |= static_cast<std::uint32_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return number;
  }
}

std::string_view take_text(const char*& at) {
  const std::uint32_t size = take_number(at);
  const std::string_view text(at, size);
  at += size;
  return text;
}

// Eight hexadecimal digits, as Guid::text() writes them, in four bytes; false when there is anything else.
bool packed_digits(std::uint64_t digits, char* out) {
  constexpr std::uint64_t kOnes = 0x0101010101010101ull;
  const std::uint64_t letters = (digits >> 6) & kOnes;  // 'a' to 'f' are 0x61 to 0x66, '0' to '9' 0x30 to 0x39
  const std::uint64_t low = digits & (kOnes * 0x0f);
  std::uint64_t values = low + letters * 9;
  const bool heads = (digits & (kOnes * 0xf0)) == kOnes * 0x30 + letters * 0x30;
  const std::uint64_t beyond = (values + (letters ^ kOnes) * 6) & (kOnes * 0x10);  // a digit above 9, a letter above f
  const std::uint64_t letters_from_a = (low + kOnes * 0x0f) & (letters << 4);      // not the sign before 'a'
  if (!heads || beyond != 0 || letters_from_a != letters << 4) return false;
  values = (values << 4 | values >> 8) & 0x00ff00ff00ff00ffull;
  values = (values | values >> 8) & 0x0000ffff0000ffffull;
  const std::uint32_t four = static_cast<std::uint32_t>(values | values >> 16);
  std::memcpy(out, &four, sizeof four);
  return true;
}

// The 16 bytes of an id that Guid::text() would write again just so; only then may they stand for the text.
bool packed_guid(std::string_view text, char (&out)[16]) {
  if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return false;
  const char* at = text.data();
  const auto two_groups = [&](std::size_t first, std::size_t second) {
    return word_at<std::uint32_t>(at + first) | static_cast<std::uint64_t>(word_at<std::uint32_t>(at + second)) << 32;
  };
  return packed_digits(word_at<std::uint64_t>(at), out) && packed_digits(two_groups(9, 14), out + 4) &&
         packed_digits(two_groups(19, 24), out + 8) && packed_digits(word_at<std::uint64_t>(at + 28), out + 12);
}

std::uint64_t mixed(std::uint64_t value) {
  value ^= value >> 32;
  value *= 0xd6e8feb86659fd93ull;
  value ^= value >> 32;
  return value;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Sets the bit that tells small letters from capitals in each byte that is an ASCII capital.
std::uint64_t lower(std::uint64_t word) {
  const std::uint64_t ascii = ~word & 0x8080808080808080ull;
  const std::uint64_t low = word & 0x7f7f7f7f7f7f7f7full;
  const std::uint64_t from_a = low + 0x3f3f3f3f3f3f3f3full;
  const std::uint64_t beyond_z = low + 0x2525252525252525ull;
  return word | ((from_a & ~beyond_z & ascii) & 0x8080808080808080ull) >> 2;
}

// Of the text in lower case, eight bytes at a time; the last eight may overlap those before.
std::uint32_t hash_lower(std::string_view text) {
  if (text.empty()) return 0;
  std::uint64_t hash = text.size() * 0x9e3779b97f4a7c15ull;
  if (text.size() < 8) {
    char padded[8] = {};
    copy_bytes(padded, text);
    hash = mixed(hash ^ lower(word_at<std::uint64_t>(padded)));
  } else {
    for (std::size_t at = 0; at + 8 <= text.size(); at += 8) hash = mixed(hash ^ lower(word_at<std::uint64_t>(text.data() + at)));
    if (text.size() % 8 != 0) hash = mixed(hash ^ lower(word_at<std::uint64_t>(text.data() + text.size() - 8)));
  }
  const std::uint32_t out = static_cast<std::uint32_t>(hash);
  return out == 0 ? 1 : out;
}

bool is_guest(std::string_view name) {
  for (std::size_t at = name.find('#'); at != std::string_view::npos; at = name.find('#', at + 1)) {
    if (name.substr(at, 5) == "#EXT#") return true;
  }
  return false;
}

bool same_lower(std::string_view a, std::string_view b) {
  return same_bytes(a, b) ||
         (a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return x == y || lower(x) == lower(y); }));
}

}  // namespace

struct PackedUsers::View {
  unsigned char flags = 0;
  std::uint32_t domain = 0;
  std::uint32_t location = 0;
  std::int32_t row = 0;
  std::string_view id;     // 16 bytes when it is a Guid
  std::string_view local;  // of the sign-in name, before the @ when there is a domain
  std::string_view display;

  std::string id_text() const {
    if ((flags & kIdIsGuid) == 0) return std::string(id);
    static constexpr char kHex[] = "0123456789abcdef";
    std::string out;
    out.reserve(36);
    for (std::size_t i = 0; i < 16; ++i) {
      if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
      const unsigned char byte = static_cast<unsigned char>(id[i]);
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
    return out;
  }
};

DirectoryId::DirectoryId(std::string_view written) : text(written), is_guid(packed_guid(written, bytes)) {}

std::uint32_t PackedUsers::Shared::number(std::string_view text) {
  if (text.empty()) return 0;
  const std::size_t glance = text.size() + 5 * static_cast<unsigned char>(text.front()) + 3 * static_cast<unsigned char>(text.back());
  std::uint16_t& familiar = this->familiar[glance % this->familiar.size()];
  if (same_bytes(texts[familiar], text)) return familiar;
  const auto known = numbers.find(text);
  if (known == numbers.end() && texts.size() >= kMostShared) return UINT32_MAX;
  const std::uint32_t number = known != numbers.end() ? known->second : static_cast<std::uint32_t>(texts.size());
  if (known == numbers.end()) {
    texts.emplace_back(text);
    numbers.emplace(texts.back(), number);
  }
  familiar = static_cast<std::uint16_t>(number);
  return number;
}

// The first block grows with a small customer; those after it have their size at once.
char* PackedUsers::room_for(std::size_t bytes) {
  if (blocks_.empty() || used_ + bytes > kBytesInBlock) {
    used_ = 0;
    blocks_.emplace_back(blocks_.empty() ? bytes : std::max(kBytesInBlock, bytes));
  }
  std::vector<char>& block = blocks_.back();
  if (used_ + bytes > block.size()) block.resize(std::max(used_ + bytes, std::min(2 * block.size(), kBytesInBlock)));
  return block.data() + used_;
}

void PackedUsers::add(const Fields& user, std::int32_t row) {
  std::string_view local = user.principal_name;
  std::uint32_t domain = 0;
  if (const std::size_t at = local.rfind('@'); at != std::string_view::npos && at + 1 < local.size()) {
    domain = domains_.number(local.substr(at + 1));
    if (domain == UINT32_MAX) domain = 0;
    if (domain != 0) local = local.substr(0, at);
  }
  std::uint32_t location = locations_.number(user.usage_location);
  std::string_view stray_location;
  if (location == UINT32_MAX) {  // thousands of different ones: no usage locations, but kept as they are
    location = kMostShared;
    stray_location = user.usage_location;
  }
  // Flags and at most seven numbers, then the texts.
  const std::size_t most = 64 + user.id.as_kept().size() + local.size() + user.display_name.size() + stray_location.size();
  char* const record = room_for(most);
  char* at = record;
  *at++ = static_cast<char>((user.id.is_guid ? kIdIsGuid : 0) | (is_guest(user.principal_name) ? kGuest : 0));
  for (const std::uint32_t number : {domain, location, static_cast<std::uint32_t>(row)}) at = put_number(at, number);
  const auto put_text = [&](std::string_view text) { at = copy_bytes(put_number(at, static_cast<std::uint32_t>(text.size())), text); };
  if (user.id.is_guid) {
    at = copy_bytes(at, user.id.as_kept());
  } else {
    put_text(user.id.text);
  }
  put_text(local);
  put_text(user.display_name);
  if (location == kMostShared) put_text(stray_location);
  places_.push_back(static_cast<std::uint32_t>(((blocks_.size() - 1) << kBlockBits) | used_));
  used_ += static_cast<std::size_t>(at - record);
}

PackedUsers::View PackedUsers::view(std::size_t index) const {
  const std::uint32_t place = places_[index];
  const char* at = blocks_[place >> kBlockBits].data() + (place & (kBytesInBlock - 1));
  View view;
  view.flags = static_cast<unsigned char>(*at++);
  view.domain = take_number(at);
  view.location = take_number(at);
  view.row = static_cast<std::int32_t>(take_number(at));
  if ((view.flags & kIdIsGuid) != 0) {
    view.id = std::string_view(at, 16);
    at += 16;
  } else {
    view.id = take_text(at);
  }
  view.local = take_text(at);
  view.display = take_text(at);
  return view;
}

std::string PackedUsers::principal_name(const View& view) const {
  std::string name(view.local);
  if (view.domain != 0) name += '@' + domains_.texts[view.domain];
  return name;
}

User PackedUsers::operator[](std::size_t index) const {
  const View view = this->view(index);
  User user;
  user.id = view.id_text();
  user.principal_name = principal_name(view);
  user.display_name = view.display;
  if (view.location < locations_.texts.size()) {
    user.usage_location = locations_.texts[view.location];
  } else {
    const char* at = view.display.data() + view.display.size();
    user.usage_location = take_text(at);
  }
  return user;
}

std::int32_t PackedUsers::row(std::size_t index) const { return view(index).row; }

UserGlance PackedUsers::glance(std::size_t index) const {
  const std::uint32_t place = places_[index];
  const char* at = blocks_[place >> kBlockBits].data() + (place & (kBytesInBlock - 1));
  UserGlance glance;
  glance.guest = (static_cast<unsigned char>(*at++) & kGuest) != 0;
  glance.domain = take_number(at);
  glance.location = take_number(at);
  return glance;
}

std::uint32_t PackedUsers::hash_of_id(const DirectoryId& id) {
  if (!id.is_guid) return hash_lower(id.text);
  const std::uint32_t hash =
      static_cast<std::uint32_t>(mixed(mixed(word_at<std::uint64_t>(id.bytes)) ^ word_at<std::uint64_t>(id.bytes + 8)));
  return hash == 0 ? 1 : hash;
}
std::uint32_t PackedUsers::hash_of_name(std::string_view name) { return hash_lower(name); }

bool PackedUsers::has_id(std::size_t index, const DirectoryId& id) const {
  const View view = this->view(index);
  return ((view.flags & kIdIsGuid) != 0) == id.is_guid && same_bytes(view.id, id.as_kept());
}

bool PackedUsers::has_name(std::size_t index, std::string_view name) const {
  const View view = this->view(index);
  if (view.domain == 0) return same_lower(view.local, name);
  const std::string& domain = domains_.texts[view.domain];
  return name.size() == view.local.size() + 1 + domain.size() && name[view.local.size()] == '@' &&
         same_lower(name.substr(0, view.local.size()), view.local) && same_lower(name.substr(view.local.size() + 1), domain);
}

bool PackedUsers::has_same_id(std::size_t one, std::size_t other) const { return has_id(other, view(one).id_text()); }

bool PackedUsers::has_same_name(std::size_t one, std::size_t other) const { return has_name(other, principal_name(view(one))); }

void Users::push_back(const User& user) {
  if (!own_ || packs_.back().users != own_) {
    const std::uint32_t first = packs_.empty() ? 0 : packs_.back().first + static_cast<std::uint32_t>(packs_.back().users->size());
    own_ = std::make_shared<PackedUsers>();
    packs_.push_back({own_, first});
  } else if (own_.use_count() > 2) {  // a copy of this list reads from it, too
    own_ = std::make_shared<PackedUsers>(*own_);
    packs_.back().users = own_;
  }
  numbers_.push_back(packs_.back().first + static_cast<std::uint32_t>(own_->size()));
  own_->add({user.id, user.principal_name, user.display_name, user.usage_location}, 0);
}

void Users::refer(const std::shared_ptr<const PackedUsers>& pack, std::size_t place) {
  auto known = std::find_if(packs_.begin(), packs_.end(), [&](const Pack& candidate) { return candidate.users == pack; });
  if (known == packs_.end()) {
    const std::uint32_t first = packs_.empty() ? 0 : packs_.back().first + static_cast<std::uint32_t>(packs_.back().users->size());
    packs_.push_back({pack, first});
    known = packs_.end() - 1;
  }
  numbers_.push_back(known->first + static_cast<std::uint32_t>(place));
}

const Users::Pack& Users::pack_of(std::uint32_t number) const {
  const auto behind =
      std::upper_bound(packs_.begin(), packs_.end(), number, [](std::uint32_t value, const Pack& pack) { return value < pack.first; });
  return *(behind - 1);
}

User Users::operator[](std::size_t index) const {
  const Pack& pack = pack_of(numbers_[index]);
  return (*pack.users)[numbers_[index] - pack.first];
}

std::map<std::string, std::int64_t> Users::domains() const {
  std::vector<std::vector<std::int64_t>> counts(packs_.size());
  std::vector<std::vector<bool>> seen(packs_.size());
  for (const std::uint32_t number : numbers_) {
    const Pack& pack = pack_of(number);
    const UserGlance glance = pack.users->glance(number - pack.first);
    std::vector<std::int64_t>& of_pack = counts[static_cast<std::size_t>(&pack - packs_.data())];
    if (of_pack.size() <= glance.domain) of_pack.resize(glance.domain + 1);
    of_pack[glance.domain] += !glance.guest;
    std::vector<bool>& seen_in_pack = seen[static_cast<std::size_t>(&pack - packs_.data())];
    if (seen_in_pack.size() <= glance.domain) seen_in_pack.resize(glance.domain + 1);
    seen_in_pack[glance.domain] = true;
  }
  std::map<std::string, std::int64_t> domains;
  for (std::size_t pack = 0; pack < packs_.size(); ++pack) {
    for (std::size_t number = 1; number < counts[pack].size(); ++number) {
      if (seen[pack][number])
        domains[text::ascii_lower(packs_[pack].users->domain(static_cast<std::uint32_t>(number)))] += counts[pack][number];
    }
  }
  return domains;
}

}  // namespace csp
