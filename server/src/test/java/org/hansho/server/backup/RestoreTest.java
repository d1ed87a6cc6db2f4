package org.hansho.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.SettingsReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a backup is restored to, and what is left behind when it cannot be. */
class RestoreTest {
  @TempDir private Path folder;

  private Path data;
  private Path backup;

  @BeforeEach
  void places() {
    data = folder.resolve("data");
    backup = folder.resolve("hansho.zip");
  }

  private void save(String... names) throws IOException {
    Path content = folder.resolve("content");
    try (OutputStream out = Files.newOutputStream(backup);
        Archive archive = new Archive(out)) {
      for (String name : names) {
        Files.writeString(content, name);
        archive.add(name, content);
      }
      archive.end("2026-11-29T00:00:00Z", true);
    }
    Files.delete(content);
  }

  private ServerSettings settings(String further) throws IOException {
    Path file = folder.resolve("hansho.yml");
    Files.writeString(file, "data: data\n" + further);
    return new SettingsReader(folder, Map.of()).read(file).loaded().orElseThrow().settings();
  }

  private static Object identity(Path place) throws IOException {
    return String.valueOf(Files.readAttributes(place, BasicFileAttributes.class).fileKey());
  }

  private static List<String> files(Path below) throws IOException {
    try (Stream<Path> all = Files.walk(below)) {
      return all.filter(Files::isRegularFile)
          .map(each -> below.relativize(each).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  /** A mounted folder can be neither replaced nor renamed, and nothing beside it can be written. */
  @Test
  void aMountedDataFolderIsFilledAndNeverReplaced() throws IOException {
    save("local-key", "tenants/default/positions", "health/default");
    Files.createDirectories(data.resolve("lost+found"));
    Object mounted = identity(data);
    Files.writeString(folder.resolve("data.restoring"), "of somebody else");

    new Restore(settings("")).from(backup);

    assertThat(identity(data)).isEqualTo(mounted);
    assertThat(files(data))
        .containsExactly("health/default", "local-key", "tenants/default/positions");
    assertThat(Restore.isUnfinished(data)).isFalse();
    assertThat(folder.resolve("data.restoring")).hasContent("of somebody else");
  }

  @Test
  void tenantsWhoseFoldersAreInsideTheDataFolderAreRestoredThere() throws IOException {
    save("local-key", "tenants/default/positions", "tenants/shop/positions");
    Files.createDirectories(data.resolve("customers/shop"));
    ServerSettings settings =
        settings("tenants: {default: {}, shop: {data: data/customers/shop}}\n");

    new Restore(settings).from(backup);

    assertThat(files(data))
        .containsExactly("customers/shop/positions", "local-key", "tenants/default/positions");
    assertThat(data.resolve("customers/shop/positions")).hasContent("tenants/shop/positions");
  }

  @Test
  void aDamagedBackupLeavesAnEmptyFolderEmpty() throws IOException {
    Files.createDirectories(data);
    Path content = Files.writeString(folder.resolve("content"), "a key");
    try (OutputStream out = Files.newOutputStream(backup);
        Archive archive = new Archive(out)) {
      archive.add("local-key", content);
      archive.end("2026-11-29T00:00:00Z", true);
    }
    try (FileSystem zip = FileSystems.newFileSystem(backup)) {
      Files.writeString(zip.getPath("local-key"), "a kez");
    }

    assertThatThrownBy(() -> new Restore(settings("")).from(backup))
        .hasMessageContaining("local-key is not what was saved");
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void whatAnInterruptedRestorationLeftIsNotTakenForData() throws IOException {
    save("local-key");
    Files.createDirectories(data.resolve(".restoring"));
    Files.writeString(data.resolve(".restoring/local-key"), "half");
    assertThat(Restore.isUnfinished(data)).isTrue();

    new Restore(settings("")).from(backup);

    assertThat(data.resolve("local-key")).hasContent("local-key");
    assertThat(Restore.isUnfinished(data)).isFalse();
  }

  @Test
  void filesThatWouldBelongToAnotherUserThanTheirFolderAreRefused() {
    assertThatThrownBy(() -> Restore.refuseOwner(data, 988, 0))
        .hasMessageContaining("belongs to the user with number 988")
        .hasMessageContaining("sudo -u");
    assertThatCode(() -> Restore.refuseOwner(data, 988, 988)).doesNotThrowAnyException();
    assertThatCode(() -> Restore.refuseOwner(data, 0, 65_532)).doesNotThrowAnyException();
  }
}
