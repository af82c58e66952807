// Storage that is allocated in order and freed as a whole. It calls no destructors, so it holds only values
// that need none. The syntax tree is in an arena: building it copies nodes into the next free bytes, and
// destroying it frees a few blocks.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace lockstep {

// Adjacent values in an arena; empty: no storage. Valid as long as the arena.
template <class T>
class List {
 public:
  List() = default;
  List(T const* data, std::size_t size) : data_(data), size_(size) {}

  T const* begin() const { return data_; }
  T const* end() const { return data_ + size_; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T const& operator[](std::size_t i) const { return data_[i]; }
  T const& at(std::size_t i) const {
    assert(i < size_);
    return data_[i];
  }
  T const& front() const { return *data_; }
  T const& back() const { return data_[size_ - 1]; }

 private:
  T const* data_ = nullptr;
  std::size_t size_ = 0;
};

class Arena {
 public:
  // Copies of the items, in their order.
  template <class T>
  List<T> copy(T const* items, std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>, "nothing in an arena is destroyed");
    if (count == 0) return {};
    auto* const place = static_cast<T*>(take(count * sizeof(T), alignof(T)));
    std::uninitialized_copy_n(items, count, place);
    return {place, count};
  }
  template <class T>
  List<T> copy(std::vector<T> const& items) {
    return copy(items.data(), items.size());
  }
  // New value-initialized items, for the caller to fill.
  template <class T>
  std::span<T> make(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>, "nothing in an arena is destroyed");
    if (count == 0) return {};
    auto* const place = static_cast<T*>(take(count * sizeof(T), alignof(T)));
    std::uninitialized_value_construct_n(place, count);
    return {place, count};
  }
  std::string_view copy(std::string_view text) {
    auto const copied = copy(text.data(), text.size());
    return {copied.begin(), copied.size()};
  }

 private:
  // The first block is small, because most trees are; each following one is twice as large, up to a megabyte.
  static constexpr std::size_t first_block = std::size_t{4} << 10U;
  static constexpr std::size_t largest_block = std::size_t{1} << 20U;

  void* take(std::size_t size, std::size_t alignment) {
    std::size_t const gap = (alignment - reinterpret_cast<std::uintptr_t>(next_) % alignment) % alignment;
    if (gap + size > left_) {
      add_block(size);
      return take(size, alignment);
    }
    std::byte* const place = next_ + gap;
    next_ = place + size;
    left_ -= gap + size;
    return place;
  }
  void add_block(std::size_t size) {
    left_ = std::max(size, blocks_.empty() ? first_block : std::min(2 * last_size_, largest_block));
    last_size_ = left_;
    blocks_.emplace_back(new std::byte[left_]);  // not make_unique, which would fill it with zeros
    next_ = blocks_.back().get();
  }

  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
  std::size_t last_size_ = 0;
};

}  // namespace lockstep
