package org.hansho.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.yaml.SourceText;

/** The detections and lists of this module, read as the program reads them. */
final class ShippedContent {
  private static final Path DETECTIONS = Path.of("detections");
  private static final Path LISTS = Path.of("lists");

  private ShippedContent() {}

  static Content read() {
    return read(List.of());
  }

  /** The same with further lists, or others in place of those of the same names. */
  static Content read(List<ListText> further) {
    List<DetectionFile> detections = new ArrayList<>();
    for (Path path : files(DETECTIONS)) {
      String below = DETECTIONS.relativize(path).toString().replace('\\', '/');
      detections.add(new DetectionFile(below, true, source(path)));
    }
    List<ListText> lists = new ArrayList<>();
    files(LISTS).forEach(path -> lists.add(new ListText("", source(path))));
    lists.addAll(further);
    return ContentReader.read(detections, lists);
  }

  /** The detections of one folder alone. */
  static Content only(String folder, List<ListText> further) {
    List<DetectionFile> detections = new ArrayList<>();
    for (Path path : files(DETECTIONS.resolve(folder))) {
      detections.add(new DetectionFile(folder + "/" + path.getFileName(), true, source(path)));
    }
    List<ListText> lists = new ArrayList<>();
    files(LISTS).forEach(path -> lists.add(new ListText("", source(path))));
    lists.addAll(further);
    return ContentReader.read(detections, lists);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(path -> path.toString().endsWith(".yml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of this module under its name in the repository. */
  static SourceText source(Path path) {
    try {
      return new SourceText("content/" + path, Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
