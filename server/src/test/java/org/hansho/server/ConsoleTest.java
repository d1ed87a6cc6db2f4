package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console as browsers get it. */
class ConsoleTest {
  private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");

  @TempDir private Path folder;

  private RunningServer server;

  @BeforeEach
  void start() throws IOException {
    server = new RunningServer(folder, Workload.engine());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private HttpResponse<String> get(String path) throws IOException {
    return server.call("GET", path, "");
  }

  @Test
  void everyPageIsTheSameDocumentAndMayLoadNothingFromElsewhere() throws IOException {
    HttpResponse<String> first = get("/");
    for (String path : List.of("/", "/overview", "/alerts", "/sources", "/alerts?text=x")) {
      HttpResponse<String> page = get(path);
      assertThat(page.statusCode()).as(path).isEqualTo(200);
      assertThat(page.body()).as(path).isEqualTo(first.body()).contains("<title>Hansho</title>");
      assertThat(header(page, "Content-Security-Policy"))
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe", "*", "http:", "data:");
      assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
      assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
    }
  }

  @Test
  void otherPathsAreNoPages() throws IOException {
    for (String path : List.of("/alert", "/alerts/x", "/api", "/index.html", "/..%2fapi")) {
      assertThat(get(path).statusCode()).as(path).isIn(400, 404);
    }
  }

  @Test
  void onlyFilesOfTheConsoleAreServed() throws IOException {
    for (String path :
        List.of(
            "/assets/none.js",
            "/assets/..%2findex.html",
            "/assets/%2e%2e%2findex.html",
            "/assets/..",
            "/assets/index",
            "/assets/a.class")) {
      assertThat(get(path).statusCode()).as(path).isIn(400, 404);
    }
  }

  @Test
  void filesThatAPageLoadsAreKeptForEverAndNothingElseIsLoaded() throws IOException {
    String page = get("/").body();
    Assumptions.assumeTrue(page.contains("<script"), "Hansho was built without its console");
    assertThat(page).doesNotContain("<style", "onload=").doesNotContainPattern("<script(?! type)");
    Matcher loaded = LOADED.matcher(page);
    int files = 0;
    while (loaded.find()) {
      HttpResponse<String> file = get(loaded.group(1));
      assertThat(loaded.group(1)).startsWith("/assets/");
      assertThat(file.statusCode()).as(loaded.group(1)).isEqualTo(200);
      assertThat(header(file, "Cache-Control")).contains("immutable");
      assertThat(header(file, "Content-Type")).containsAnyOf("javascript", "css", "svg");
      files++;
    }
    assertThat(files).isGreaterThan(1);
  }

  @Test
  void answersOfTheApiAreKeptByNobody() throws IOException {
    HttpResponse<String> answer = server.get("/api/v1/alerts");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
  }
}
