// Dear ImGui reads its settings file with sscanf. The page has no such file (IniFilename is null), and the C library's version brings
// ten kilobytes of number reading along: this one stands in its place and reads nothing.

extern "C" int sscanf(const char* text, const char* format, ...);
extern "C" int sscanf(const char*, const char*, ...) { return 0; }
