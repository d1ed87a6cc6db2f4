package org.hansho.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.hansho.yaml.SourceText;

/**
 * The folder of recorded telemetry and public rules that tests and measurements may read; it is no
 * part of the project and may be absent. Named by the system property {@code hansho.shared}.
 */
public final class SharedFolder {
  private SharedFolder() {}

  /** A path below the folder, whether or not it is there. */
  public static Path path(String below) {
    return Path.of(System.getProperty("hansho.shared", "../shared")).resolve(below);
  }

  /** All public rule files. */
  public static List<SourceText> publicRules() {
    Path folder = path("sigma");
    List<SourceText> texts = new ArrayList<>();
    for (Path file : files(folder, ".yml")) {
      String name = folder.relativize(file).toString();
      if (name.startsWith("rules")) {
        texts.add(new SourceText(name, text(file)));
      }
    }
    return texts;
  }

  /** The regular files below a folder whose name ends so, in order. */
  public static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file as text. */
  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file's bytes. */
  public static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JSON files that the zip archives of a folder hold, by name of archive and entry. */
  public static Map<String, byte[]> unzipped(Path folder) {
    Map<String, byte[]> contents = new TreeMap<>();
    for (Path archive : files(folder, ".zip")) {
      try (InputStream file = Files.newInputStream(archive);
          ZipInputStream zip = new ZipInputStream(file)) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          if (entry.getName().endsWith(".json") && !entry.getName().startsWith("__MACOSX")) {
            contents.put(archive.getFileName() + "/" + entry.getName(), zip.readAllBytes());
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return contents;
  }
}
