package org.hansho.content;

import org.hansho.sigma.SourceText;

/**
 * A file of detections, opened by somebody else.
 *
 * @param path path below the folder of detections, with {@code /}; without its ending it is the id
 *     of the detection. Must not depend on where the folder lies, since ids of alerts are made of
 *     it
 * @param builtIn whether it ships with Hansho and so must be complete: both languages, tests
 * @param text its text, under the name that problems show; unique among all files
 */
public record DetectionFile(String path, boolean builtIn, SourceText text) {
  /** The id of the detection: the path without the ending. */
  public String id() {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
  }
}
