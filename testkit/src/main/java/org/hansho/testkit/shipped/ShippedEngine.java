package org.hansho.testkit.shipped;

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
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.TestWorld;
import org.hansho.yaml.SourceText;

/**
 * The detections and lists of the project, with a world in which all of them are armed. Reads and
 * compiles them at each call.
 */
public final class ShippedEngine {
  private ShippedEngine() {}

  /** The folder of the project. */
  public static Path project() {
    return Path.of(System.getProperty("hansho.root", ".."));
  }

  /** An engine of the detections of a project. */
  public static Engine of(Path project) throws IOException {
    Path detections = project.resolve("content/detections");
    List<DetectionFile> files = new ArrayList<>();
    for (Path path : yaml(detections)) {
      String below = detections.relativize(path).toString().replace('\\', '/');
      files.add(new DetectionFile(below, true, new SourceText(below, Files.readString(path))));
    }
    List<ListText> lists = new ArrayList<>();
    for (Path path : yaml(project.resolve("content/lists"))) {
      lists.add(new ListText("", new SourceText(path.toString(), Files.readString(path))));
    }
    Content content = ContentReader.read(files, lists);
    return TestWorld.engine(content);
  }

  private static List<Path> yaml(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(path -> path.toString().endsWith(".yml")).sorted().toList();
    }
  }
}
