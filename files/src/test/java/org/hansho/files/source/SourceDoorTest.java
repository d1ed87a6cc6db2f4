package org.hansho.files.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceDoorTest {
  @TempDir private Path temporary = Path.of("");

  private Path folder = Path.of("");

  @BeforeEach
  void resolveLinks() throws IOException {
    folder = temporary.toRealPath();
    Files.createDirectories(folder.resolve("logs/a"));
    Files.writeString(folder.resolve("logs/a/x.log"), "twelve bytes");
    Files.createDirectories(folder.resolve("secret"));
    Files.writeString(folder.resolve("secret/x.log"), "secret bytes");
  }

  private SourceFile listed() {
    return SourceTree.of(List.of(folder.resolve("logs").toString())).files().get(0);
  }

  private static String read(SourceDoor door, SourceFile file) throws IOException {
    try (OpenFile open = door.open(file);
        InputStream in = open.from(0)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aFileThatHasBecomeALinkIsNotOpened() throws IOException {
    SourceFile file = listed();
    Files.delete(file.path());
    Files.createSymbolicLink(file.path(), folder.resolve("secret/x.log"));
    try (SourceDoor door = new SourceDoor()) {
      assertThatThrownBy(() -> read(door, file)).isInstanceOf(ChangedException.class);
    }
  }

  @Test
  void aFolderThatHasBecomeALinkIsNotEntered() throws IOException {
    SourceFile file = listed();
    Files.move(folder.resolve("logs/a"), folder.resolve("logs-before"));
    Files.createSymbolicLink(folder.resolve("logs/a"), folder.resolve("secret"));
    try (SourceDoor door = new SourceDoor()) {
      assertThatThrownBy(() -> read(door, file)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aFileThatVanishedIsMissing() throws IOException {
    SourceFile file = listed();
    Files.delete(file.path());
    try (SourceDoor door = new SourceDoor()) {
      assertThatThrownBy(() -> door.open(file)).isInstanceOf(NoSuchFileException.class);
    }
  }

  @Test
  void whatIsAddedAfterOpeningIsNotReadButReported() throws IOException {
    SourceFile file = listed();
    try (SourceDoor door = new SourceDoor();
        OpenFile open = door.open(file)) {
      assertThat(open.hasGrown()).isFalse();
      Files.writeString(file.path(), "twelve bytes and more");
      assertThat(new String(open.from(0).readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("twelve bytes");
      assertThat(open.hasGrown()).isTrue();
    }
  }

  @Test
  void aFileThatIsCutWhileItIsReadFailsThere() throws IOException {
    SourceFile file = listed();
    try (SourceDoor door = new SourceDoor();
        OpenFile open = door.open(file)) {
      Files.writeString(file.path(), "short");
      InputStream in = open.from(0);
      assertThat(new String(in.readNBytes(5), StandardCharsets.UTF_8)).isEqualTo("short");
      assertThatThrownBy(in::read).isInstanceOf(ChangedException.class);
    }
  }

  @Test
  void aFileThatWasRotatedIsReadFromItsBeginningOnly() throws IOException {
    SourceFile file = listed();
    Files.move(file.path(), folder.resolve("x.log.1"));
    Files.writeString(file.path(), "a new and longer file");
    try (SourceDoor door = new SourceDoor();
        OpenFile open = door.open(file)) {
      assertThat(open.isReplaced()).isTrue();
      assertThat(new String(open.from(0).readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("a new and longer file");
      assertThatThrownBy(() -> open.from(4)).isInstanceOf(ChangedException.class);
    }
  }

  @Test
  void filesOfOneFolderAreOpenedWithoutWalkingToItAgain() throws IOException {
    Files.writeString(folder.resolve("logs/a/y.log"), "another one.");
    try (SourceDoor door = new SourceDoor()) {
      for (SourceFile file : SourceTree.of(List.of(folder.resolve("logs").toString())).files()) {
        assertThat(read(door, file)).hasSize(12);
      }
      assertThat(door.walks()).isEqualTo(1);
    }
  }
}
