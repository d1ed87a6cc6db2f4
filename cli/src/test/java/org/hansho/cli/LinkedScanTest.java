package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files a scan reads through links, with the content that is shipped. */
class LinkedScanTest {
  private static final String SECRET = "root:$6$not-for-anybody:20000:0:99999:7:::";

  @TempDir private Path temporary = Path.of("");

  private Path folder = Path.of("");

  @BeforeEach
  void resolveLinks() throws IOException {
    folder = temporary.toRealPath();
    Files.createDirectories(folder.resolve("logs"));
    Files.createDirectories(folder.resolve("pods"));
  }

  @Test
  void aLinkThatLeadsOutIsANoteAndNothingOfItIsShown() throws IOException {
    Path shadow = Files.writeString(folder.resolve("shadow"), SECRET);
    Files.createSymbolicLink(folder.resolve("logs/auth.log"), shadow);
    String letters = folder.resolve("letters").toString();
    Run run =
        Run.of(
            "scan",
            "--format",
            "syslog",
            "--dead-letters",
            letters,
            folder.resolve("logs").toString());
    assertThat(run.talk().replaceAll("\\s+", " "))
        .contains("a link that is not followed, since it leads out of what was named, to " + shadow)
        .contains("--follow-links-to")
        .doesNotContain("not-for-anybody");
    assertThat(run.out()).doesNotContain("not-for-anybody");
    assertThat(Files.readString(Path.of(letters))).isEmpty();
  }

  @Test
  void linksToAllowedFoldersAreReadUnderTheirName() throws IOException {
    Path log = Path.of(Run.SAMPLES).resolve("web-1/audit.log");
    Path copy = Files.copy(log, folder.resolve("pods/0.log"));
    Files.createSymbolicLink(folder.resolve("logs/shop.log"), copy);
    String logs = folder.resolve("logs").toString();
    Run without = Run.of("scan", "--output", "table", logs);
    assertThat(without.out()).contains("logs/shop.log: a link that is not followed");
    Run japanese = Run.of("scan", "--output", "table", "--lang", "ja", logs);
    assertThat(japanese.out()).contains("リンクのため、たどりません");
    Run with = Run.of("scan", "--output", "table", "--follow-links-to", folder + "/pods", logs);
    assertThat(with.out()).doesNotContain("not followed").contains("1 source");
  }

  @Test
  void aPipeThatIsNamedIsReadToItsEnd() throws Exception {
    Path pipe = folder.resolve("pipe");
    Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assumeTrue(made.waitFor() == 0, "needs mkfifo");
    Path log = Path.of(Run.SAMPLES).resolve("web-1/audit.log").toAbsolutePath();
    Process writer = new ProcessBuilder("sh", "-c", "cat '" + log + "' > '" + pipe + "'").start();
    Run run = Run.of("scan", "--output", "table", pipe.toString());
    assertThat(writer.waitFor()).isZero();
    assertThat(run.out()).contains("auditd 120").doesNotContain("not read");
  }
}
