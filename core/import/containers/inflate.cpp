#include "core/import/containers/inflate.hpp"

#include <zlib.h>

namespace csp {

struct Inflater::Stream {
  z_stream z = {};
  bool usable = false;
};

Inflater::Inflater(Form form) : stream_(std::make_unique<Stream>()) {
  const int window = form == Form::Raw ? -MAX_WBITS : MAX_WBITS + 16;  // 16: gzip header and checks
  stream_->usable = inflateInit2(&stream_->z, window) == Z_OK;
}

Inflater::~Inflater() {
  if (stream_->usable) inflateEnd(&stream_->z);
}

Inflater::State Inflater::step(std::string_view& packed, std::string& out) {
  if (!stream_->usable) return State::Damaged;
  z_stream& z = stream_->z;
  const std::size_t given = packed.size() < kSlice ? packed.size() : kSlice;
  const std::size_t before = out.size();
  out.resize(before + kSlice);
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // zlib does not write to it
  z.avail_in = static_cast<uInt>(given);
  z.next_out = reinterpret_cast<Bytef*>(out.data() + before);
  z.avail_out = static_cast<uInt>(kSlice);
  const int result = inflate(&z, Z_NO_FLUSH);
  packed.remove_prefix(given - z.avail_in);
  out.resize(before + kSlice - z.avail_out);
  if (result == Z_STREAM_END) return State::Ended;
  return result == Z_OK || result == Z_BUF_ERROR ? State::More : State::Damaged;
}

void Inflater::restart() {
  if (stream_->usable) inflateReset(&stream_->z);
}

}  // namespace csp
