package org.hansho.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hansho.format.Formats;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.TestWorld;
import org.hansho.record.Format;
import org.hansho.testkit.session.SessionContract;

/** The built-in detections over a log whose format remembers much from record to record. */
class ShippedSessionTest extends SessionContract {
  private static final Engine ENGINE = engine("linux");
  private static final Engine WITH_MORE = engine("basics", "linux", "resource-manager", "network");

  private static Engine engine(String... sections) {
    List<DetectionFile> files = new ArrayList<>();
    for (String section : sections) {
      Path folder = Path.of("detections", section);
      for (Path path : files(folder)) {
        String name = section + "/" + folder.relativize(path);
        files.add(new DetectionFile(name, true, ShippedContent.source(path)));
      }
    }
    List<ListText> lists =
        files(Path.of("lists")).stream()
            .map(path -> new ListText("", ShippedContent.source(path)))
            .toList();
    return TestWorld.engine(ContentReader.read(files, lists));
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(path -> path.toString().endsWith(".yml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Engine engine() {
    return ENGINE;
  }

  @Override
  protected Engine engineWithMore() {
    return WITH_MORE;
  }

  @Override
  protected Format format() {
    return Objects.requireNonNull(Formats.named("auditd"));
  }

  @Override
  protected Map<String, byte[]> sources() {
    try {
      return Map.of("audit.log", Files.readAllBytes(Path.of("../samples/web-1/audit.log")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
