#pragma once
// What is the fingerprint of these bytes? SHA-256 (FIPS 180-4), so that a saved plan notices any damaged byte.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace csp {

std::array<std::uint8_t, 32> sha256(std::string_view bytes);

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

// As a content policy names a hash: standard alphabet with padding.
std::string base64(std::string_view bytes);
std::string sha256_base64(std::string_view bytes);

}  // namespace csp
