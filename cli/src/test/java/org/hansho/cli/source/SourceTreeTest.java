package org.hansho.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {
  @TempDir private Path folder = Path.of("");

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "x");
  }

  @Test
  void filesAreSortedByNameAndEachOnce() throws IOException {
    file("b.log");
    file("a/z.log");
    file("a/c.log");
    String root = folder.toString();
    SourceTree tree = SourceTree.of(List.of(root + "/b.log", root, root + "/a/../a"));
    assertThat(tree.files())
        .extracting(SourceFile::name)
        .containsExactly(root + "/a/c.log", root + "/a/z.log", root + "/b.log");
    assertThat(tree.unreadable()).isEmpty();
  }

  @Test
  void aLoopOfLinksEnds() throws IOException {
    file("a/x.log");
    Files.createSymbolicLink(folder.resolve("a/loop"), folder);
    SourceTree tree = SourceTree.of(List.of(folder.toString()));
    assertThat(tree.files()).hasSize(1);
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
