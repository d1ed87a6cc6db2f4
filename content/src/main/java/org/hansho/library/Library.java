package org.hansho.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hansho.content.Content;
import org.hansho.content.ContentReader;
import org.hansho.content.DetectionFile;
import org.hansho.content.InhibitionReader;
import org.hansho.content.ListText;
import org.hansho.content.PatternReader;
import org.hansho.yaml.Problem;
import org.hansho.yaml.SourceText;
import org.jspecify.annotations.Nullable;

/** Collects what shall be detected, from the built-in content and from the user's files. */
public final class Library {
  /** The list of networks that the operator counts as its own. */
  private static final String HOME_NETWORKS = "trusted_networks";

  /** The section of detections beyond the reference list. */
  private static final String BASICS = "basics/";

  private final List<DetectionFile> detections = new ArrayList<>();
  private final List<ListText> lists = new ArrayList<>();
  private final List<Problem> unread = new ArrayList<>();

  /** Adds the built-in detections and lists, whole. */
  public Library withBuiltin() throws IOException {
    BuiltinTexts builtin = BuiltinTexts.read();
    builtin.detections().forEach(text -> detections.add(detection(text, true)));
    return withBuiltinLists(builtin.lists());
  }

  /** Adds what a running engine needs of the built-in detections, and the lists. */
  public Library with(BuiltinFiles builtin) throws IOException {
    detections.addAll(builtin.detections());
    return withBuiltinLists(builtin.lists());
  }

  /** The built-in patterns of incidents. */
  public static PatternReader.Patterns builtinPatterns() throws IOException {
    return PatternReader.read(BuiltinTexts.read().incidents());
  }

  /** The built-in inhibitions. */
  public static InhibitionReader.Inhibitions builtinInhibitions() throws IOException {
    return InhibitionReader.read(BuiltinTexts.read().inhibitions(), Set.of());
  }

  static DetectionFile detection(SourceText text, boolean whole) {
    String path = text.file().substring("detections/".length());
    return new DetectionFile(path, whole, text).asShipped();
  }

  /** Leaves out the built-in detections beyond the reference list that were added. */
  public Library withoutBasics() {
    detections.removeIf(file -> file.path().startsWith(BASICS));
    return this;
  }

  /** Adds the built-in lists only, which the user's own rules may refer to. */
  public Library withBuiltinLists() throws IOException {
    return withBuiltinLists(BuiltinTexts.read().lists());
  }

  private Library withBuiltinLists(List<SourceText> builtin) {
    builtin.forEach(text -> lists.add(new ListText("", text)));
    return this;
  }

  /**
   * Adds a file of rules, or all below a folder; what cannot be read there is a problem.
   *
   * @return whether there was a file, readable or not
   */
  public boolean withRules(Path path) throws IOException {
    Path folder = Files.isDirectory(path) ? path : path.resolveSibling("");
    int before = unread.size();
    List<SourceText> texts = TextFiles.below(path, unread);
    for (SourceText text : texts) {
      String below = folder.relativize(Path.of(text.file())).toString().replace('\\', '/');
      detections.add(new DetectionFile(below, false, text));
    }
    return !texts.isEmpty() || unread.size() > before;
  }

  /**
   * Adds what {@link SigmaHq} takes of a checkout of SigmaHQ's rules.
   *
   * @return how many rules were taken and left out; null where the folder is no such checkout
   */
  public @Nullable SigmaHq withSigmaHq(Path checkout) throws IOException {
    SigmaHq taken = SigmaHq.read(checkout, unread);
    if (taken != null) {
      detections.addAll(taken.files());
    }
    return taken;
  }

  /**
   * Adds a file of rules, or all below a folder, in place of those built in that they are versions
   * of: a file of the same section and name, or else the only one of the same name.
   *
   * @return ids of the detections that were replaced
   */
  public List<String> withVersions(Path path) throws IOException {
    List<DetectionFile> builtin = List.copyOf(detections);
    List<String> replaced = new ArrayList<>();
    Path folder = Files.isDirectory(path) ? path : path.resolveSibling("");
    for (SourceText text : TextFiles.below(path, unread)) {
      DetectionFile earlier = earlier(Path.of(text.file()).toAbsolutePath().normalize(), builtin);
      if (earlier != null) {
        detections.remove(earlier);
        replaced.add(earlier.id());
      }
      String below = folder.relativize(Path.of(text.file())).toString().replace('\\', '/');
      detections.add(new DetectionFile(earlier == null ? below : earlier.path(), false, text));
    }
    return replaced;
  }

  /**
   * Adds a text of rules, in place of a file that was added.
   *
   * @param replaced what problems call the file; empty if the rules are new
   */
  public Library withVersion(SourceText text, String replaced) {
    String path = text.file();
    for (DetectionFile file : List.copyOf(detections)) {
      if (file.text().file().equals(replaced)) {
        detections.remove(file);
        path = file.path();
      }
    }
    detections.add(new DetectionFile(path, false, text));
    return this;
  }

  private static @Nullable DetectionFile earlier(Path version, List<DetectionFile> builtin) {
    String whole = version.toString().replace('\\', '/');
    String name = "/" + version.getFileName();
    List<DetectionFile> sameName =
        builtin.stream().filter(file -> ("/" + file.path()).endsWith(name)).toList();
    for (DetectionFile file : sameName) {
      if (whole.endsWith("/" + file.path())) {
        return file;
      }
    }
    return sameName.size() == 1 ? sameName.get(0) : null;
  }

  /** The texts of the user's own rules. */
  public List<SourceText> ownTexts() {
    return detections.stream().filter(file -> !file.builtIn()).map(DetectionFile::text).toList();
  }

  /** Adds a list from a file under a name. */
  public Library withList(String name, Path file) throws IOException {
    for (SourceText text : TextFiles.below(file, unread)) {
      lists.add(new ListText(name, text));
    }
    return this;
  }

  /**
   * Adds entries to a list, or makes one of them.
   *
   * @param lines a sequence of YAML
   */
  public Library withEntries(String name, String lines) {
    lists.add(new ListText(name, new SourceText("entries of " + name, lines), true));
    return this;
  }

  /** Adds networks, one a line, to those that the operator counts as its own. */
  public Library withHomeNetworks(String lines) {
    if (!lines.isEmpty()) {
      lists.add(new ListText(HOME_NETWORKS, new SourceText("--home-net", lines), true));
    }
    return this;
  }

  /** Reads everything that was added. */
  public Content read() {
    return ContentReader.read(detections, lists).withProblems(unread);
  }
}
