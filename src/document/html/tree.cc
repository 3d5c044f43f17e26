// Memory comes from an arena that is dropped as a whole: gumbo frees its trees by recursion, which a deep tree would
// turn into a stack overflow. The arena has a budget; when it is spent, parsing is left by longjmp – only C frames and
// parse_in() lie between, neither of which owns anything.
#include "document/html/tree.h"

#include <csetjmp>
#include <cstdlib>

#include "base/utf8.h"
#include "document/chars.h"
#include "document/html/guard.h"
#include "document/html/tags.h"

namespace diplomed::document {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 20;
constexpr std::size_t kBudgetBase = std::size_t{256} << 20;
constexpr std::size_t kBudgetPerByte = 24;

void append_text(const GumboNode* node, bool all, int depth, std::string& out) {
  if (html::is_text(node)) {
    out += node->v.text.text;
    return;
  }
  if (!html::is_element(node) || depth > html::kDeepest) return;
  if (!all && html::is_invisible(node->v.element.tag)) return;
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    append_text(static_cast<const GumboNode*>(children.data[i]), all, depth + 1, out);
  }
  out += ' ';
}

}  // namespace

struct HtmlTree::Arena {
  explicit Arena(std::size_t bytes) : budget(bytes) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena() {
    while (chunks != nullptr) {
      Chunk* next_chunk = chunks->next;
      std::free(chunks);
      chunks = next_chunk;
    }
  }

  // Null when the budget or the machine's memory is spent.
  void* allocate(std::size_t size) {
    size = (size + 15) & ~std::size_t{15};
    if (size > left) {
      const std::size_t wanted = size > kChunk / 4 ? size : kChunk;
      if (wanted > budget) return nullptr;
      budget -= wanted;
      auto* chunk = static_cast<Chunk*>(std::malloc(sizeof(Chunk) + wanted));
      if (chunk == nullptr) return nullptr;
      chunk->next = chunks;
      chunks = chunk;
      if (wanted == size) return chunk + 1;
      next = reinterpret_cast<char*>(chunk + 1);
      left = wanted;
    }
    void* out = next;
    next += size;
    left -= size;
    return out;
  }

  static void* gumbo_allocate(void* self, std::size_t size) {
    auto* arena = static_cast<Arena*>(self);
    void* out = arena->allocate(size);
    if (out == nullptr) std::longjmp(arena->out_of_memory, 1);
    return out;
  }

  // Null when the arena ran out.
  static GumboOutput* parse_in(Arena* arena, const char* text, std::size_t size) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = gumbo_allocate;
    options.deallocator = [](void*, void*) {};
    options.userdata = arena;
    options.max_errors = 0;
    if (setjmp(arena->out_of_memory) != 0) return nullptr;
    return gumbo_parse_with_options(&options, text, size);
  }

  struct alignas(16) Chunk {
    Chunk* next = nullptr;
  };

  std::jmp_buf out_of_memory;
  Chunk* chunks = nullptr;
  char* next = nullptr;
  std::size_t left = 0;
  std::size_t budget;
};

HtmlTree::HtmlTree() = default;
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

Result<HtmlTree> HtmlTree::parse(std::string_view text) {
  HtmlTree tree;
  tree.arena_ = std::make_unique<Arena>(kBudgetBase + kBudgetPerByte * text.size());
  tree.guarded_ = guard_html(text);
  const std::string_view html = tree.guarded_.empty() ? text : std::string_view(tree.guarded_);
  const GumboOutput* output = Arena::parse_in(tree.arena_.get(), html.data(), html.size());
  if (output == nullptr) return Error{ErrorCode::too_large, "the HTML tree takes too much memory", {}};
  tree.root_ = output->root;
  return tree;
}

namespace html {

// The parser has made the names small.
const GumboAttribute* find_attribute(const GumboNode* node, std::string_view name) {
  const GumboVector& attributes = node->v.element.attributes;
  for (unsigned i = 0; i < attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(attributes.data[i]);
    if (attribute->name == name) return attribute;
  }
  return nullptr;
}

std::string_view attribute(const GumboNode* node, const char* name) {
  if (!is_element(node)) return {};
  const GumboAttribute* found = find_attribute(node, name);
  return found == nullptr ? std::string_view{} : std::string_view(found->value);
}

std::uint32_t line_of(const GumboNode* node) {
  return is_text(node) ? node->v.text.start_pos.line : is_element(node) ? node->v.element.start_pos.line : 0;
}

std::string text_of(const GumboNode* node) {
  std::string out;
  append_text(node, true, 0, out);
  return chars::tidy(utf8::sanitize(out));
}

std::string visible_text_of(const GumboNode* node) {
  std::string out;
  append_text(node, false, 0, out);
  return chars::tidy(utf8::sanitize(out));
}

}  // namespace html
}  // namespace diplomed::document
