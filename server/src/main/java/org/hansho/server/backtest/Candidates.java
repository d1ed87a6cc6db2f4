package org.hansho.server.backtest;

import java.io.IOException;
import org.hansho.pipeline.Engine;
import org.hansho.yaml.SourceText;

/** Compiles rules that are only tried. Called from any thread. */
public interface Candidates {
  /**
   * The engine of the detections of a text, read beside the content of a tenant; it may run nothing
   * if the text is wrong, and its content names the problems.
   *
   * @param replaced file of the content that the text is a version of; empty if it is none
   * @throws IOException if the content of the tenant cannot be read
   */
  Engine of(String tenant, SourceText text, String replaced) throws IOException;
}
