package org.hansho.content;

import org.hansho.yaml.SourceText;

/**
 * A file that holds a list, opened by somebody else.
 *
 * @param name the name it was given under; empty if the text says it itself
 * @param text a YAML document with {@code name}, {@code kind}, {@code entries} …, or plain lines of
 *     which each is an entry
 * @param adds whether its entries come to those of an earlier list of the same name; otherwise it
 *     replaces that list
 */
public record ListText(String name, SourceText text, boolean adds) {
  /** A list that replaces an earlier one. */
  public ListText(String name, SourceText text) {
    this(name, text, false);
  }
}
