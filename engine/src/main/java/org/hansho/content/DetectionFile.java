package org.hansho.content;

import org.hansho.yaml.SourceText;
import org.hansho.yaml.YamlText;
import org.jspecify.annotations.Nullable;

/**
 * A file of detections, opened by somebody else.
 *
 * @param path path below the folder of detections, with {@code /}; without its ending it is the id
 *     of the detection. Must not depend on where the folder lies, since ids of alerts are made of
 *     it
 * @param builtIn whether it must be complete, as what ships with Hansho: both languages, tests
 * @param shipped whether it ships with Hansho, so that no other file with its names counts
 * @param text its text, under the name that problems show; unique among all files
 * @param read the text as YAML, where somebody has read it already; thousands of files are better
 *     read one by one
 */
public record DetectionFile(
    String path, boolean builtIn, boolean shipped, SourceText text, @Nullable YamlText read) {
  /** A file that nobody has read yet. */
  public DetectionFile(String path, boolean builtIn, SourceText text) {
    this(path, builtIn, builtIn, text, null);
  }

  /** The same, read as YAML: most of what loading it costs. */
  public DetectionFile readAhead() {
    return new DetectionFile(path, builtIn, shipped, text, yaml());
  }

  /** The same as a file that ships with Hansho, complete or not. */
  public DetectionFile asShipped() {
    return new DetectionFile(path, builtIn, true, text, read);
  }

  /** The text as YAML. */
  YamlText yaml() {
    return read != null ? read : YamlText.of(text.file(), text.text());
  }

  /** The id of the detection: the path without the ending. */
  public String id() {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
  }
}
