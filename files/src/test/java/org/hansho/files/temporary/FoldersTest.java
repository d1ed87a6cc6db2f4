package org.hansho.files.temporary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders are deleted with what lies in them, and nothing else is. */
class FoldersTest {
  @TempDir private Path folder;

  @Test
  void whatALinkLeadsToStays() throws IOException {
    Path kept = Files.writeString(Files.createDirectory(folder.resolve("kept")).resolve("a"), "x");
    Path deleted = Files.createDirectories(folder.resolve("deleted/deep/deeper"));
    Files.writeString(deleted.resolve("b"), "y");
    Files.createSymbolicLink(deleted.resolve("link"), kept.getParent());
    Folders.delete(folder.resolve("deleted"));
    assertThat(folder.resolve("deleted")).doesNotExist();
    assertThat(kept).hasContent("x");
  }
}
