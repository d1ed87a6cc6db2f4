package org.hansho.files.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hansho.files.source.Passed.Why;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {
  @TempDir private Path temporary = Path.of("");

  private Path folder = Path.of("");

  @BeforeEach
  void resolveLinks() throws IOException {
    folder = temporary.toRealPath();
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "x");
  }

  private void link(String name, Path target) throws IOException {
    Path link = folder.resolve(name);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, target);
  }

  private List<String> names(SourceTree tree) {
    return tree.files().stream()
        .map(file -> file.name().substring(folder.toString().length() + 1))
        .toList();
  }

  @Test
  void namedFilesComeFirstThenEachFolderByNameAndEachFileOnce() throws IOException {
    file("b.log");
    file("c.log");
    file("a/z.log");
    file("a/c.log");
    String root = folder.toString();
    SourceTree tree = SourceTree.of(List.of(root + "/c.log", root, root + "/a/../a"));
    assertThat(names(tree)).containsExactly("c.log", "b.log", "a/c.log", "a/z.log");
    SourceTree other = SourceTree.of(List.of(root + "/a/../a", root, root + "/c.log"));
    assertThat(other.files()).isEqualTo(tree.files());
    assertThat(tree.files().get(0).named()).isTrue();
    assertThat(tree.unreadable()).isEmpty();
    assertThat(tree.files().bytes()).isEqualTo(4);
  }

  @Test
  void filesFoundAreHeldInFewBytes() throws IOException {
    for (int i = 0; i < 1000; i++) {
      file("d/file-%04d".formatted(i));
    }
    SourceFiles files = SourceTree.of(List.of(folder.toString())).files();
    assertThat(files).hasSize(1000);
    assertThat(files.held()).isLessThan(1000 * 3 * (SourceFiles.BYTES_EACH + 9L) / 2);
  }

  @Test
  void aLoopOfLinksEnds() throws IOException {
    file("a/x.log");
    link("a/loop", folder);
    link("a/self", folder.resolve("a/self"));
    SourceTree tree = SourceTree.of(List.of(folder.toString()));
    assertThat(names(tree)).containsExactly("a/x.log");
    assertThat(tree.passed()).containsExactly(new Passed(folder.toString(), Why.LINKS_BROKEN, "1"));
  }

  @Test
  void linksThatLeadOutAreReportedAndNotFollowed() throws IOException {
    file("logs/x.log");
    Path secret = file("elsewhere/secret");
    link("logs/link", secret);
    Path elsewhere = folder.resolve("elsewhere");
    link("logs/folder", elsewhere);
    String logs = folder.resolve("logs").toString();
    SourceTree tree = SourceTree.of(List.of(logs));
    assertThat(names(tree)).containsExactly("logs/x.log");
    assertThat(tree.unreadable()).isEmpty();
    assertThat(tree.passed())
        .contains(
            new Passed(logs + "/link", Why.LINK_OUT, secret.toString()),
            new Passed(logs + "/folder", Why.LINK_TO_FOLDER, elsewhere.toString()));
  }

  @Test
  void aThousandLinksAreReportedByTheFirstAndTheirNumber() throws IOException {
    Path secret = file("elsewhere/secret");
    for (int i = 0; i < 100; i++) {
      link("logs/link-" + i, secret);
    }
    String logs = folder.resolve("logs").toString();
    assertThat(SourceTree.of(List.of(logs)).passed())
        .hasSize(21)
        .contains(new Passed(logs, Why.LINKS_MORE, "80"));
  }

  @Test
  void linksToFilesOfAllowedFoldersAreReadOnceUnderTheirName() throws IOException {
    Path pod = file("pods/a/0.log");
    file("pods/b/0.log");
    link("pods/chain.log", pod);
    link("containers/a.log", folder.resolve("pods/chain.log"));
    link("containers/b.log", pod);
    String containers = folder.resolve("containers").toString();
    SourceTree tree = SourceTree.of(List.of(containers), List.of(folder.resolve("pods")));
    assertThat(tree.files())
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.name()).isIn(containers + "/a.log", containers + "/b.log");
              assertThat(file.path()).isEqualTo(pod);
              assertThat(file.root()).isEqualTo(folder.resolve("pods"));
            });
    SourceTree both = SourceTree.of(List.of(containers, folder.resolve("pods").toString()));
    assertThat(names(both)).containsExactly("pods/a/0.log", "pods/b/0.log");
    assertThat(both.passed()).isEmpty();
  }

  @Test
  void aLinkThatIsNamedIsItsTarget() throws IOException {
    file("real/x.log");
    link("named", folder.resolve("real"));
    link("one.log", folder.resolve("real/x.log"));
    assertThat(names(SourceTree.of(List.of(folder + "/named")))).containsExactly("named/x.log");
    assertThat(names(SourceTree.of(List.of(folder + "/one.log")))).containsExactly("one.log");
  }

  @Test
  void pipesAreCountedAndEmptyFilesLeftOut() throws Exception {
    Files.createFile(folder.resolve("empty.log"));
    Process made = new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start();
    assumeTrue(made.waitFor() == 0, "needs mkfifo");
    SourceTree tree = SourceTree.of(List.of(folder.toString()));
    assertThat(tree.files()).isEmpty();
    assertThat(tree.passed()).containsExactly(new Passed(folder.toString(), Why.SPECIAL, "1"));
  }

  @Test
  void whatTheKernelMakesUpIsNotWalked() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs /proc");
    SourceTree tree = SourceTree.of(List.of("/proc"));
    assertThat(tree.files()).isEmpty();
    assertThat(tree.passed()).containsExactly(new Passed("/proc", Why.KERNEL, ""));
  }

  @Test
  void whatIsMissingIsSaid() {
    SourceTree tree = SourceTree.of(List.of(folder + "/nothing"));
    assertThat(tree.files()).isEmpty();
    assertThat(tree.unreadable())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.trouble()).isEqualTo(Unreadable.Trouble.MISSING);
              assertThat(one.named()).isTrue();
            });
  }

  @Test
  void aDashIsStandardInput() {
    assertThat(SourceTree.of(List.of("-")).files())
        .singleElement()
        .matches(SourceFile::isStandardInput);
  }
}
