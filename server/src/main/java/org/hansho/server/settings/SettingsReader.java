package org.hansho.server.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hansho.alert.Message;
import org.hansho.alert.Worded;
import org.hansho.casework.setting.ChangedSetting;
import org.hansho.yaml.Problem;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlText;

/**
 * Reads the settings: the file, what people have changed over the API over it, environment
 * variables over both, standards below all.
 *
 * <p>Size, depth and numbers are bounded, since a file may be anything. All problems are found at
 * once and none is thrown. A reader keeps nothing and may be used by any thread; it reads the files
 * that secrets name, and looks whether files that must exist do.
 */
public final class SettingsReader {
  /** The file that is read if it is there and no other is named. */
  public static final String DEFAULT_FILE = "hansho.yml";

  /** Largest file, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  private final Path workingFolder;
  private final Map<String, String> environment;
  private final List<ChangedSetting> changed;

  /**
   * Reads for a process.
   *
   * @param workingFolder against which paths of variables and standards are resolved
   * @param environment its variables
   */
  public SettingsReader(Path workingFolder, Map<String, String> environment) {
    this(workingFolder, environment, List.of());
  }

  private SettingsReader(
      Path workingFolder, Map<String, String> environment, List<ChangedSetting> changed) {
    this.workingFolder = workingFolder.toAbsolutePath().normalize();
    this.environment = Map.copyOf(environment);
    this.changed = List.copyOf(changed);
  }

  /** The same with what people have changed over the API. */
  public SettingsReader with(List<ChangedSetting> changes) {
    return new SettingsReader(workingFolder, environment, changes);
  }

  /** The settings without a file. */
  public SettingsReading readWithoutFile() {
    return read(Path.of(DEFAULT_FILE), "");
  }

  /** The settings of a file, which must exist. Paths in it are relative to its folder. */
  public SettingsReading read(Path file) {
    Path absolute = workingFolder.resolve(file).normalize();
    Origin origin = new Origin.WholeFile(file.toString());
    Report report = new Report("");
    try {
      if (!Files.isRegularFile(absolute)) {
        report.add(
            origin,
            "",
            Message.inEnglish("there is no such file").inJapanese("ファイルがありません"),
            Message.inEnglish("looked for {0}").inJapanese("探した場所: {0}", absolute));
      } else {
        String text = text(absolute, origin, report);
        if (report.isEmpty()) {
          return read(file, text);
        }
      }
    } catch (CharacterCodingException e) {
      report.add(
          origin,
          "",
          Message.inEnglish("the file is not UTF-8").inJapanese("ファイルが UTF-8 ではありません"),
          Message.inEnglish("save it as UTF-8").inJapanese("UTF-8 で保存してください"));
    } catch (IOException e) {
      Worded remedy =
          Message.inEnglish("let the user that runs Hansho read {0}")
              .inJapanese("Hansho を実行するユーザーが {0} を読み取れるようにしてください", absolute);
      report.add(
          origin,
          "",
          Message.inEnglish("the file cannot be read").inJapanese("ファイルを読み取れません"),
          remedy);
    }
    return new SettingsReading(Optional.empty(), report.all());
  }

  private static String text(Path file, Origin origin, Report report) throws IOException {
    try (InputStream input = Files.newInputStream(file)) {
      byte[] bytes = input.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        report.add(
            origin,
            "",
            Message.inEnglish("the file is larger than 1 MiB").inJapanese("ファイルが 1 MiB を超えています"),
            Worded.NOTHING);
        return "";
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
  }

  /**
   * The settings of a text.
   *
   * @param file its name; paths in the text are relative to its folder
   */
  SettingsReading read(Path file, String text) {
    Report report = new Report(text);
    RawSettings raws = new RawSettings();
    document(file.toString(), text, raws, report);
    new ChangedValues(raws, report).apply(changed);
    new EnvironmentOverrides(raws, report, environment).apply();
    Path folder = workingFolder.resolve(file).normalize().getParent();
    Lookup ofProcess = new Lookup(workingFolder, environment);
    Lookup ofFile = new Lookup(folder == null ? workingFolder : folder, environment);
    Values values = new ValueReader(raws, report, ofFile, ofProcess).read();
    new CrossChecks(values, raws, report).check();
    return new SettingsReading(
        report.isEmpty()
            ? Optional.of(new LoadedSettings(new Assembly(values).server(), values))
            : Optional.empty(),
        report.all());
  }

  private static void document(String file, String text, RawSettings raws, Report report) {
    YamlText yaml = YamlText.of(file, text);
    yaml.problems().stream()
        .filter(problem -> problem.severity() != Problem.Severity.WARNING)
        .forEach(report::add);
    List<YamlNode> roots = yaml.roots();
    if (!roots.isEmpty()) {
      new DocumentWalk(raws, report).root(roots.get(0));
    }
    if (roots.size() > 1) {
      Origin origin = new Origin.File(roots.get(1).place());
      report.add(
          origin,
          "",
          Message.inEnglish("a second document begins").inJapanese("2 つ目のドキュメントがあります"),
          Message.inEnglish("keep one document a file").inJapanese("1 つのファイルのドキュメントは 1 つにしてください"));
    }
  }
}
