package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** S813, S815 and S817: requests that no browser makes. */
@Timeout(120)
class HostileRequestsTest {
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

  /** What comes back until the server closes the connection. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri("/").getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private String post(String headers, String body) {
    return "POST /ingest/v1/shop HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + server.key()
        + "\r\n"
        + headers
        + "\r\n"
        + body;
  }

  @Test
  void s817OddLengthsDoubledAndHugeHeadersAreRefusedAndTheConnectionIsClosed() throws IOException {
    String record = "{}\n";
    List<String> hostile = new ArrayList<>();
    hostile.add(post("Content-Length: 3\r\nContent-Length: 4\r\n", record));
    hostile.add(post("Content-Length: -1\r\n", record));
    hostile.add(post("Content-Length: 99999999999999999999\r\n", record));
    hostile.add(post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"));
    hostile.add(post("Transfer-Encoding: chunked, identity\r\n", record));
    hostile.add(post("Transfer-Encoding: chunked\r\n", "xyz\r\n" + record));
    hostile.add(post("Host: other\r\nContent-Length: 3\r\n", record));
    hostile.add(post("X-Huge: " + "x".repeat(40_000) + "\r\nContent-Length: 3\r\n", record));
    hostile.add(post("X: y\r\n".repeat(5_000) + "Content-Length: 3\r\n", record));
    hostile.add(post("Bad Header: x\r\nContent-Length: 3\r\n", record));
    hostile.add("GET /" + "x".repeat(40_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    hostile.add("GET / HTTP/1.1\r\n\r\n");
    hostile.add("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n");
    hostile.add("\0\1\2\3\r\n\r\n");
    for (String request : hostile) {
      String shown = request.substring(0, Math.min(200, request.length()));
      String answer = raw(request);
      assertThat(answer).as(shown).matches("(?s)HTTP/1\\.[01] (4|505).*");
      assertThat(answer).as(shown).doesNotContainIgnoringCase("jetty", "org.", "java.", "at ");
    }
    assertThat(server.get("/api/v1/status").body()).doesNotContain("\"events.read\":1");
  }

  @Test
  void aDoubledAuthorizationIsRefused() throws IOException {
    String head = "GET /api/v1/alerts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    String key = "Authorization: Bearer " + server.key() + "\r\n";
    assertThat(raw(head + key + "\r\n")).startsWith("HTTP/1.1 200");
    assertThat(raw(head + key + key + "\r\n")).startsWith("HTTP/1.1 400");
    assertThat(raw(head + "Authorization: Bearer x\r\n" + key + "\r\n")).startsWith("HTTP/1.1 400");
  }

  /** S813: what is downloaded, read as a page or taken in leads nowhere else. */
  @Test
  void s813PathsThatLeadElsewhereReadAndWriteNothingThere() throws IOException {
    Files.writeString(folder.resolve("secret.txt"), "root:x:0:0");
    List<Path> before = outsideOfData();
    List<String> tricks = new ArrayList<>();
    for (String up :
        List.of(
            "../../secret.txt",
            "%2e%2e/%2e%2e/secret.txt",
            "..%2f..%2fsecret.txt",
            "..%5c..%5csecret.txt",
            "....//....//secret.txt",
            "..;/..;/secret.txt",
            "%252e%252e%252fsecret.txt",
            "x%00/../../secret.txt",
            folder.resolve("secret.txt").toString())) {
      for (String route :
          List.of("/", "/console/", "/api/v1/incidents/", "/api/v1/exports/", "/taxii2/api/")) {
        tricks.add("GET " + route + up);
      }
      tricks.add("POST /ingest/v1/" + up);
      tricks.add("GET /api/v1/incidents/" + up + "/page");
    }
    for (String trick : tricks) {
      String answer =
          raw(
              trick
                  + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                  + server.key()
                  + "\r\nContent-Length: 0\r\n\r\n");
      assertThat(answer).as(trick).startsWith("HTTP/1.1 ").doesNotContain("root:x");
    }
    assertThat(outsideOfData()).isEqualTo(before);
  }

  private List<Path> outsideOfData() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !path.startsWith(folder.resolve("data"))).sorted().toList();
    }
  }

  @Test
  void s815AnswersToErrorsSayNothingOfTheInside() throws IOException {
    List<HttpResponse<String>> answers = new ArrayList<>();
    answers.add(server.get("/nothing"));
    answers.add(server.get("/api/v1/alerts?limit=x"));
    answers.add(server.get("/api/v1/alerts?from=never"));
    answers.add(server.get("/api/v1/alerts/%00"));
    answers.add(server.get("/api/v1/alerts/..%2f..%2fetc%2fpasswd"));
    answers.add(server.get("/api/v1/..;/audit"));
    answers.add(server.get("/%2e%2e/%2e%2e/etc/passwd"));
    answers.add(server.get("/api/v1/audit?cursor=9".repeat(1)));
    answers.add(server.post("/api/v1/tokens", "{"));
    answers.add(server.post("/api/v1/status", ""));
    answers.add(server.call("GET", "/api/v1/alerts", "", "Authorization", "Basic eDp5"));
    answers.add(
        server.call("GET", "/api/v1/alerts", "", "Authorization", "Bearer " + "x".repeat(5000)));
    for (HttpResponse<String> answer : answers) {
      assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
      assertThat(answer.body() + answer.headers().map())
          .as(answer.uri().toString())
          .doesNotContain(folder.toString(), "Exception", "org.hansho", "java.", "root:")
          .doesNotContainIgnoringCase("jetty", "javalin", "sqlite");
    }
  }
}
