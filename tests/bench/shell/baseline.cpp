// The smallest Dear ImGui page that does anything: GLFW and OpenGL as the library's own example has them, and one table of a million
// rows. What the planner's page is measured against.
#include <GLFW/glfw3.h>
#include <emscripten.h>

#include "backends/imgui_impl_glfw.h"
#include "backends/imgui_impl_opengl3.h"
#include "imgui.h"

namespace {

GLFWwindow* window = nullptr;

void draw_table() {
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::Begin("table", nullptr, ImGuiWindowFlags_NoDecoration);
  if (ImGui::BeginTable("rows", 8, ImGuiTableFlags_ScrollY | ImGuiTableFlags_Resizable)) {
    ImGuiListClipper clipper;
    clipper.Begin(1000000);
    while (clipper.Step()) {
      for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row) {
        ImGui::TableNextRow();
        for (int column = 0; column < 8; ++column) {
          ImGui::TableNextColumn();
          ImGui::Text("row %d, column %d", row, column);
        }
      }
    }
    ImGui::EndTable();
  }
  ImGui::End();
}

void frame() {
  const double begin = emscripten_get_now();
  glfwPollEvents();
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  ImGui::NewFrame();
  draw_table();
  ImGui::Render();
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  EM_ASM(
      {
        if (!self.readyAt) self.readyAt = performance.now();
        (self.took = self.took || []).push($0);
      },
      emscripten_get_now() - begin);
}

}  // namespace

int main() {
  glfwInit();
  window = glfwCreateWindow(1280, 800, "table", nullptr, nullptr);
  glfwMakeContextCurrent(window);
  ImGui::CreateContext();
  ImGui_ImplGlfw_InitForOpenGL(window, true);
  ImGui_ImplGlfw_InstallEmscriptenCallbacks(window, "#canvas");
  ImGui_ImplOpenGL3_Init("#version 300 es");
  emscripten_set_main_loop(frame, 0, true);
}
