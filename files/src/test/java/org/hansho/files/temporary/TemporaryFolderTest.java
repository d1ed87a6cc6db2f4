package org.hansho.files.temporary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.files.temporary.TemporaryException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
  @TempDir private Path parent = Path.of("");

  private List<Path> folders() throws IOException {
    try (Stream<Path> files = Files.list(parent)) {
      return files.sorted().toList();
    }
  }

  private Path left(String name) throws IOException {
    Path folder = Files.createDirectory(parent.resolve(TemporaryFolder.PREFIX + name));
    Files.writeString(folder.resolve("facts-1.part"), "x");
    Files.createFile(folder.resolve(TemporaryFolder.LOCK));
    return folder;
  }

  @Test
  void nothingIsMadeBeforeItIsNeededAndNothingIsLeft() throws IOException {
    try (TemporaryFolder folder = new TemporaryFolder(parent, 100)) {
      assertThat(folders()).isEmpty();
      folder.newFile("a-");
      assertThat(folders()).hasSize(1);
    }
    assertThat(folders()).isEmpty();
  }

  @Test
  void onlyItsOwnerMayLookIntoIt() throws IOException {
    assumeTrue(Files.getFileAttributeView(parent, PosixFileAttributeView.class) != null);
    try (TemporaryFolder folder = new TemporaryFolder(parent, 100)) {
      Path file = folder.newFile("a-");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folders().get(0))))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void whatNobodyOwnsAnyMoreIsRemovedAtTheNextStart() throws IOException {
    left("dead");
    Files.createDirectory(parent.resolve("hansho-empty"));
    Path other = Files.createDirectory(parent.resolve("hansho-other"));
    Files.writeString(other.resolve("notes.txt"), "not a folder of ours");
    new TemporaryFolder(parent, 100).close();
    assertThat(folders()).containsExactly(other);
  }

  @Test
  void whatLivesInThisProcessStays() throws IOException {
    try (TemporaryFolder first = new TemporaryFolder(parent, 100)) {
      Path file = first.newFile("a-");
      new TemporaryFolder(parent, 100).close();
      assertThat(file).exists();
      try (TemporaryFolder second = new TemporaryFolder(parent, 100)) {
        second.newFile("b-");
        assertThat(folders()).hasSize(2);
      }
    }
  }

  @Test
  void whatAnotherUserOwnsStays() throws IOException {
    Path folder = left("foreign");
    try {
      Files.setOwner(
          folder,
          parent.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "needs the right to give files away: " + e);
    }
    new TemporaryFolder(parent, 100).close();
    assertThat(folder.resolve("facts-1.part")).exists();
  }

  @Test
  void aLinkThatLooksLikeAFolderIsNotFollowed() throws IOException {
    Path target = Files.createDirectory(parent.resolve("target"));
    Files.writeString(target.resolve(TemporaryFolder.LOCK), "");
    Path precious = Files.writeString(target.resolve("precious"), "x");
    Files.createSymbolicLink(parent.resolve("hansho-link"), target);
    new TemporaryFolder(parent, 100).close();
    assertThat(precious).exists();
  }

  @Test
  void beyondItsBoundNothingIsWrittenAndWhatIsDeletedMakesRoom() throws IOException {
    try (TemporaryFolder folder = new TemporaryFolder(parent, 100)) {
      Path file = folder.newFile("a-");
      try (OutputStream out = folder.write(file)) {
        out.write(new byte[80]);
        TemporaryException full =
            catchThrowableOfType(TemporaryException.class, () -> out.write(new byte[30]));
        assertThat(full.reason()).isEqualTo(Reason.LIMIT);
        assertThat(full.folder()).isEqualTo(parent.toString());
        assertThat(full.bytes()).isEqualTo(100);
      }
      assertThat(folder.used()).isEqualTo(80);
      folder.delete(file);
      assertThat(folder.used()).isZero();
    }
  }

  @Test
  void aMissingFolderIsReportedByItsName() throws IOException {
    Path nowhere = parent.resolve("nowhere");
    try (TemporaryFolder folder = new TemporaryFolder(nowhere, 100)) {
      TemporaryException refused =
          catchThrowableOfType(TemporaryException.class, () -> folder.newFile("a-"));
      assertThat(refused.reason()).isEqualTo(Reason.UNWRITABLE);
      assertThat(refused.folder()).isEqualTo(nowhere.toString());
    }
  }

  @Test
  void afterItsEndNothingIsMadeAnyMore() throws IOException {
    TemporaryFolder folder = new TemporaryFolder(parent, 100);
    folder.newFile("a-");
    TemporaryFolder.closeAll();
    assertThatThrownBy(() -> folder.newFile("b-")).isInstanceOf(TemporaryException.class);
    assertThat(folders()).isEmpty();
  }
}
