package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Names, addresses, paths, user agents and sites are invented by the hundred thousand in a small
 * heap, and attacks are planted among them: early, in the middle, late, and slowly all along. They
 * are found with the shipped content, and evictions are told.
 */
class FloodedScanTest {
  private static final int INVENTED = Integer.getInteger("hansho.invented", 120_000);
  private static final String HEAP = System.getProperty("hansho.heap", "80m");
  private static final int A_SECOND = 200;
  private static final int ATTEMPTS = 60;

  @TempDir private Path folder;

  /** What is invented. */
  private enum Kind {
    NAMES,
    ADDRESSES,
    PATHS,
    AGENTS,
    SITES;

    boolean isOfDatabase() {
      return this == NAMES || this == ADDRESSES;
    }
  }

  private static String address(int number) {
    int mixed = number * 0x9E3779B1;
    return "%d.%d.%d.%d"
        .formatted(
            20 + (mixed >>> 24) % 70, mixed >>> 16 & 255, mixed >>> 8 & 255, (mixed & 254) + 1);
  }

  private static String time(int second) {
    return "%02d:%02d:%02d".formatted(second / 3600 % 24, second / 60 % 60, second % 60);
  }

  private static String day(int second) {
    return "%02d".formatted(1 + second / 86_400);
  }

  private static String login(int second, String name, String address, boolean success) {
    String head =
        "2026-03-%s %s.000 UTC:%s(5123):%s@shop:[%d]:"
            .formatted(day(second), time(second), address, name, second);
    return head
        + (success
            ? "LOG:  connection authorized: user=" + name + " database=shop\n"
            : "FATAL:  password authentication failed for user \"" + name + "\"\n");
  }

  private static String request(int second, String address, String path, int code, String agent) {
    return "%s - - [%s/Mar/2026:%s +0000] \"GET %s HTTP/1.1\" %d 512 \"-\" \"%s\"\n"
        .formatted(address, day(second), time(second), path, code, agent);
  }

  private static String invented(Kind kind, int number, int second) {
    return switch (kind) {
      case NAMES -> login(second, "invented" + number, "198.51.100.7", false);
      case ADDRESSES -> login(second, "app", address(number), false);
      case PATHS -> request(second, address(number % 999), "/x" + number, 404, "Mozilla/5.0");
      case AGENTS -> request(second, address(number % 999), "/", 200, "Invented/" + number);
      case SITES ->
          request(
              second, address(number), "http://s" + number + ".example.net/", 200, "Mozilla/5.0");
    };
  }

  /** Sixty failures and a success of one address, or a scanner that asks for what is secret. */
  private static void attack(Writer out, Kind kind, int second, String address, int pause)
      throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      out.write(step(kind, second + attempt * pause, attempt, address));
    }
  }

  private static String step(Kind kind, int second, int attempt, String address) {
    if (kind.isOfDatabase()) {
      return login(second, "planted", address, attempt == ATTEMPTS - 1);
    }
    List<String> secret = List.of("/.env", "/.git/config", "/wp-config.php.bak", "/id_rsa");
    return request(
        second, address, secret.get(attempt % secret.size()) + "?" + attempt, 404, "sqlmap/1.7");
  }

  private Path log(Kind kind) throws IOException {
    Path log = folder.resolve("flood.log");
    int seconds = INVENTED / A_SECOND;
    try (Writer out = Files.newBufferedWriter(log, StandardCharsets.UTF_8)) {
      for (int second = 0; second < seconds; second++) {
        for (int number = second * A_SECOND; number < (second + 1) * A_SECOND; number++) {
          out.write(invented(kind, number, second));
        }
        if (second == 2) {
          attack(out, kind, second, "203.0.113.1", 0);
        } else if (second == seconds / 2) {
          attack(out, kind, second, "203.0.113.2", 0);
        } else if (second == seconds - 2) {
          attack(out, kind, second, "203.0.113.3", 0);
        }
        int pause = Math.max(1, Math.min(9, (seconds - 3) / ATTEMPTS));
        if (second % pause == 0 && second / pause < ATTEMPTS) {
          out.write(step(kind, second, second / pause, "203.0.113.4"));
        }
      }
    }
    return log;
  }

  private List<String> scan(Path log, String... options) throws IOException {
    return SmallHeap.scan(HEAP, log, folder.resolve("said"), options);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aFloodOfInventedThingsHidesNoAttackAndIsTold(Kind kind) throws IOException {
    List<String> lines = scan(log(kind), "--output", "ndjson");
    TreeSet<String> found = new TreeSet<>();
    for (String line : lines) {
      for (int attack = 1; attack <= 4; attack++) {
        String address = "203.0.113." + attack;
        if (line.startsWith("{\"id\"") && line.contains(address)) {
          found.add(address);
        }
      }
    }
    assertThat(lines.get(lines.size() - 1)).contains("\"kind\":\"coverage\"");
    assertThat(found)
        .as("early, in the middle, late, slow")
        .containsExactly("203.0.113.1", "203.0.113.2", "203.0.113.3", "203.0.113.4");
    if (kind == Kind.ADDRESSES) {
      assertThat(lines.get(lines.size() - 1)).doesNotContain("\"states_evicted\":0");
    }
  }

  @Test
  void whatIsEvictedDoesNotDependOnTheNumberOfThreads() throws IOException {
    Path log = log(Kind.ADDRESSES);
    assertThat(scan(log, "--output", "ndjson", "--jobs", "1"))
        .isEqualTo(scan(log, "--output", "ndjson", "--jobs", "2"));
  }
}
