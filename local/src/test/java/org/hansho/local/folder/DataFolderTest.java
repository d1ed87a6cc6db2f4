package org.hansho.local.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.hansho.local.crash.ChildProcess;
import org.hansho.local.epoch.EpochStore;
import org.hansho.local.journal.Journal;
import org.hansho.local.journal.JournalSettings;
import org.hansho.local.journal.Position;
import org.hansho.local.journal.Push;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir private Path parent;
  private Path path = Path.of("");

  @BeforeEach
  void nameTheFolder() {
    path = parent.resolve("not/there/yet");
  }

  @Test
  void aFolderIsMadeAndOpenedAgain() throws IOException {
    for (int opening = 0; opening < 3; opening++) {
      try (DataFolder folder = DataFolder.open(path)) {
        assertThat(folder.journal()).isDirectory();
        assertThat(folder.work()).isEmptyDirectory();
        assertThat(folder.database()).exists();
        Files.writeString(folder.work().resolve("left over"), "x");
      }
    }
    assertThat(Files.readString(path.resolve("format"))).isEqualTo("hansho-data 1\n");
  }

  @Test
  void nobodyElseMayLookIntoIt() throws IOException {
    assumeTrue(
        parent.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "the file system has no owners");
    try (DataFolder folder = DataFolder.open(path);
        EpochStore store = EpochStore.open(folder.database(), folder.work());
        Journal journal =
            Journal.open(
                folder.files(), folder.journal(), JournalSettings.DEFAULT, Position.START)) {
      assertThat(journal.append(new Push("http", 0, "", new byte[3]))).isNotDone();
      journal.flush();
      assertThat(store.load(chunk -> {}).epoch()).isZero();
      try (Stream<Path> all = Files.walk(path)) {
        for (Path file : all.filter(file -> !file.startsWith(folder.work())).toList()) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
              .as(file.toString())
              .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
        }
      }
    }
  }

  @Test
  void r106ASecondProcessIsRefusedAndTheFirstUntouched() throws Exception {
    try (DataFolder folder = DataFolder.open(path)) {
      Files.writeString(folder.work().resolve("in use"), "x");
      ChildProcess second = ChildProcess.start(SecondProcess.class, path.toString());
      assertThat(second.lines())
          .containsExactly(
              path
                  + " is in use by process "
                  + ProcessHandle.current().pid()
                  + ". Stop it, or name another folder.");
      assertThat(second.exitCode()).isEqualTo(SecondProcess.REFUSED);
      assertThat(folder.work().resolve("in use")).exists();
    }
    ChildProcess afterwards = ChildProcess.start(SecondProcess.class, path.toString());
    assertThat(afterwards.lines()).containsExactly("opened");
    assertThat(afterwards.exitCode()).isZero();
  }

  @Test
  void aSecondOpeningInTheSameProcessIsRefusedAndTheLockStays() throws Exception {
    try (DataFolder folder = DataFolder.open(path)) {
      assertThatThrownBy(() -> DataFolder.open(path))
          .isInstanceOf(FolderRefusedException.class)
          .hasMessageContaining("is in use by process");
      ChildProcess second = ChildProcess.start(SecondProcess.class, path.toString());
      assertThat(second.lines()).hasSize(1);
      assertThat(second.exitCode()).isEqualTo(SecondProcess.REFUSED);
      assertThat(folder.work()).exists();
    }
  }

  @Test
  void aFolderOfANewerProgramIsRefused() throws IOException {
    DataFolder.open(path).close();
    Files.writeString(path.resolve("format"), "hansho-data 2\n");
    assertThatThrownBy(() -> DataFolder.open(path))
        .isInstanceOf(FolderRefusedException.class)
        .hasMessageContaining("has format 2, this program reads formats up to 1");
  }

  @Test
  void aDamagedFormatIsRefused() throws IOException {
    DataFolder.open(path).close();
    Files.writeString(path.resolve("format"), "");
    assertThatThrownBy(() -> DataFolder.open(path))
        .isInstanceOf(FolderRefusedException.class)
        .hasMessageContaining("format says \"\" where \"hansho-data 1\" is expected");
  }

  @Test
  void aFolderThatHoldsSomethingElseIsRefused() throws IOException {
    Files.createDirectories(path);
    Files.writeString(path.resolve("thesis.txt"), "x");
    assertThatThrownBy(() -> DataFolder.open(path))
        .isInstanceOf(FolderRefusedException.class)
        .hasMessageContaining("is no data folder of Hansho and not empty");
    assertThat(path.resolve("lock")).doesNotExist();
  }
}
