package org.hansho.detect;

import java.util.List;

/**
 * The states of one document in one key group, as bytes that only {@link Layer#restore} reads.
 *
 * @param document the document's reference, for people
 * @param form what was learned, and how it is written: identity and version; pieces of one document
 *     and group in different forms exist side by side
 * @param group the key group, 0 to 119
 * @param bytes not copied
 * @param records of a document that concludes later, the records on which its results may rest that
 *     are yet to come, at most 64; else none. They are no part of the bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record SavedState(
    String document, String form, int group, byte[] bytes, List<Origin> records) {
  private static final char SIGN = '@';

  /** A piece of which no record is waited for. */
  public SavedState(String document, String form, int group, byte[] bytes) {
    this(document, form, group, bytes, List.of());
  }

  /** One name for document and form. */
  public String name() {
    return document + SIGN + form;
  }

  /** The name without the version of the form: what was learned. */
  public String learned() {
    String name = name();
    return name.substring(0, Math.max(name.lastIndexOf('.'), name.lastIndexOf(SIGN)));
  }

  /** The same with records that are waited for. */
  SavedState awaiting(List<Origin> waiting) {
    return new SavedState(document, form, group, bytes, waiting);
  }

  /** The same name without anything saved. */
  SavedState withoutBytes() {
    return new SavedState(document, form, group, new byte[0]);
  }

  /** A piece by its {@link #name}. */
  public static SavedState named(String name, int group, byte[] bytes) {
    int at = name.lastIndexOf(SIGN);
    return at < 0
        ? new SavedState(name, "", group, bytes)
        : new SavedState(name.substring(0, at), name.substring(at + 1), group, bytes);
  }
}
