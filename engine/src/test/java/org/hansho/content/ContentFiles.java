package org.hansho.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hansho.yaml.SourceText;

/** The invented detections and lists of the tests. */
public final class ContentFiles {
  private ContentFiles() {}

  /** One detection that is complete. */
  public static DetectionFile toolStarted() {
    return new DetectionFile("test/tool-started.yml", true, source("tool-started.yml"));
  }

  /** The list it needs. */
  public static ListText tools() {
    return new ListText("", source("tools.yml"));
  }

  /** The complete detection with its list. */
  public static Content content() {
    return ContentReader.read(List.of(toolStarted()), List.of(tools()));
  }

  /** A file of this folder. */
  static SourceText source(String name) {
    try (InputStream in = ContentFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + name);
      }
      return new SourceText(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
