package org.hansho.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.content.Content;
import org.hansho.content.ContentReader;
import org.hansho.content.DetectionFile;
import org.hansho.content.ListText;
import org.hansho.yaml.Problem;
import org.hansho.yaml.SourceText;

/** Reads the folder {@code content} of the project. */
public final class ContentFolder {
  private ContentFolder() {}

  /** Reads all detections and lists; a problem in them is an {@link IllegalStateException}. */
  public static Content read(Path folder) throws IOException {
    Path detections = folder.resolve("detections");
    List<DetectionFile> files = new ArrayList<>();
    for (Path path : yaml(detections)) {
      String below = detections.relativize(path).toString().replace('\\', '/');
      files.add(new DetectionFile(below, true, source(folder, path)));
    }
    List<ListText> lists = new ArrayList<>();
    for (Path path : yaml(folder.resolve("lists"))) {
      lists.add(new ListText("", source(folder, path)));
    }
    Content content = ContentReader.read(files, lists);
    List<Problem> errors =
        content.problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .toList();
    if (!errors.isEmpty()) {
      throw new IllegalStateException(errors.get(0).rendered());
    }
    return content;
  }

  private static SourceText source(Path folder, Path path) throws IOException {
    return new SourceText("content/" + folder.relativize(path), Files.readString(path));
  }

  private static List<Path> yaml(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(path -> path.toString().endsWith(".yml")).sorted().toList();
    }
  }
}
