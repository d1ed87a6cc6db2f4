package org.hansho.alert;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What the alerts of a detection say, in every language: titles, and templates of sentences that
 * {@link SentenceValues} fill. An alert keeps the wording it was raised under, so that it reads as
 * it was meant after its detection has changed. Immutable; two are equal if they say the same.
 */
public final class Wording {
  private static final int VERSION_BYTES = 16;

  private final AlertTexts english;
  private final AlertTexts japanese;
  private final String version;

  /** The texts in both languages. */
  public Wording(AlertTexts english, AlertTexts japanese) {
    this.english = english;
    this.japanese = japanese;
    this.version = hash();
  }

  private String hash() {
    StateWriter out = new StateWriter();
    write(out);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(out.toBytes());
      return HexFormat.of().formatHex(Arrays.copyOf(digest, VERSION_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** A name for exactly these texts: 32 hexadecimal digits of a hash of them. */
  public String version() {
    return version;
  }

  /** The same with titles that say that the alert is a sample. */
  Wording ofSample() {
    return new Wording(english.titled("[SAMPLE] "), japanese.titled("【サンプル】"));
  }

  /** The texts in a language. */
  public AlertTexts in(Language language) {
    return switch (language) {
      case ENGLISH -> english;
      case JAPANESE -> japanese;
    };
  }

  /** Every field that a sentence shows. */
  Set<String> fields() {
    Set<String> fields = new TreeSet<>();
    for (Sentence sentence : sentences()) {
      fields.addAll(sentence.fields());
    }
    return fields;
  }

  /** What the sentences show of a finding. */
  SentenceValues valuesOf(FieldValues values) {
    SentenceValues.Collector shown = new SentenceValues.Collector(values);
    sentences().forEach(sentence -> sentence.collect(shown));
    return shown.all();
  }

  private List<Sentence> sentences() {
    List<Sentence> sentences = new ArrayList<>(2);
    for (Language language : Language.values()) {
      Sentence sentence = in(language).sentence();
      if (sentence != null) {
        sentences.add(sentence);
      }
    }
    return sentences;
  }

  /** Saves all texts. */
  public void write(StateWriter out) {
    write(english, out);
    write(japanese, out);
  }

  private static void write(AlertTexts texts, StateWriter out) {
    out.text(texts.title());
    out.text(texts.primaryReason());
    out.text(texts.description());
    out.text(texts.data());
    Sentence sentence = texts.sentence();
    out.flag(sentence != null);
    if (sentence != null) {
      out.text(sentence.template());
    }
    out.texts(texts.remediation());
    out.texts(texts.falsePositives());
    out.text(texts.notes());
  }

  /** Reads what {@link #write} wrote. */
  public static Wording read(StateReader in) {
    return new Wording(readTexts(in), readTexts(in));
  }

  private static AlertTexts readTexts(StateReader in) {
    return new AlertTexts(
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        sentence(in),
        in.texts(),
        in.texts(),
        in.text());
  }

  private static @Nullable Sentence sentence(StateReader in) {
    return in.flag() ? Sentence.parse(in.text(), new ArrayList<>()) : null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Wording wording && wording.version.equals(version);
  }

  @Override
  public int hashCode() {
    return Objects.hash(version);
  }

  @Override
  public String toString() {
    return english.title() + " (" + version + ")";
  }
}
