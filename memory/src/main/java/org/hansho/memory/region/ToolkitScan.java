package org.hansho.memory.region;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Looks for the words of known attack toolkits: names of their commands and messages, which stay in
 * memory where headers and names of modules were wiped. {@value #LEAST} different words of one
 * toolkit are a finding. Source: the public manuals and sources of the toolkits.
 */
final class ToolkitScan implements RegionScanner {
  static final String KIND = "toolkit";

  /** One word may stand in any tool that looks for it. */
  private static final int LEAST = 3;

  private static final int BYTES = 256;

  private record Toolkit(String name, List<String> words) {}

  private static final List<Toolkit> TOOLKITS =
      List.of(
          new Toolkit(
              "Meterpreter",
              List.of(
                  "core_channel_open",
                  "core_channel_write",
                  "core_channel_interact",
                  "core_loadlib",
                  "core_migrate",
                  "core_machine_id",
                  "core_enumextcmd",
                  "stdapi_fs_",
                  "stdapi_sys_",
                  "stdapi_net_",
                  "stdapi_ui_",
                  "metsrv",
                  "METERPRETER_TRANSPORT",
                  "PACKET TRANSMIT")),
          new Toolkit(
              "Cobalt Strike",
              List.of(
                  "beacon.dll",
                  "beacon.x64.dll",
                  "beacon.x86.dll",
                  "%s as %s\\%s: %d",
                  "Started service %s on %s",
                  "could not spawn %s: %d",
                  "Could not open process token: %d (%u)",
                  "(can't inject x86 content)",
                  "(can't inject x64 content)",
                  "I'm already in SMB mode",
                  "powershell -nop -exec bypass -EncodedCommand")),
          new Toolkit(
              "Mimikatz",
              List.of(
                  "mimikatz",
                  "gentilkiwi",
                  "sekurlsa::",
                  "kuhl_m_sekurlsa",
                  "kuhl_m_lsadump",
                  "lsadump::",
                  "privilege::debug",
                  "kerberos::golden")));

  /** A word and whose it is. */
  private record Word(int toolkit, int number, byte[] letters) {}

  private static final List<List<Word>> BY_FIRST_BYTE = byFirstByte();

  private static List<List<Word>> byFirstByte() {
    List<List<Word>> table = new ArrayList<>();
    for (int i = 0; i < BYTES; i++) {
      table.add(new ArrayList<>(0));
    }
    for (int toolkit = 0; toolkit < TOOLKITS.size(); toolkit++) {
      List<String> words = TOOLKITS.get(toolkit).words();
      for (int number = 0; number < words.size(); number++) {
        byte[] letters = words.get(number).getBytes(StandardCharsets.US_ASCII);
        table.get(letters[0]).add(new Word(toolkit, number, letters));
      }
    }
    return table;
  }

  @Override
  public Scan open(int bits) {
    return ToolkitScan::scan;
  }

  private static void scan(CodeWindow window, Consumer<Finding> findings) {
    int[] seen = new int[TOOLKITS.size()];
    int[] first = new int[TOOLKITS.size()];
    byte[] bytes = window.bytes();
    for (int at = 0; at < window.length(); at++) {
      for (Word word : BY_FIRST_BYTE.get(bytes[at] & 0xff)) {
        if (isAt(bytes, at, window.length(), word.letters())) {
          first[word.toolkit()] = seen[word.toolkit()] == 0 ? at : first[word.toolkit()];
          seen[word.toolkit()] |= 1 << word.number();
        }
      }
    }
    for (int i = 0; i < seen.length; i++) {
      if (Integer.bitCount(seen[i]) >= LEAST && first[i] < window.fresh()) {
        findings.accept(
            new Finding(
                KIND, window.address() + first[i], 0, true, words(TOOLKITS.get(i), seen[i])));
      }
    }
  }

  /** The toolkit, then its words that were found. */
  private static List<String> words(Toolkit toolkit, int seen) {
    List<String> words = new ArrayList<>(List.of(toolkit.name()));
    for (int i = 0; i < toolkit.words().size(); i++) {
      if ((seen & 1 << i) != 0) {
        words.add(toolkit.words().get(i));
      }
    }
    return words;
  }

  /** Whether a word stands there, in letters of one byte or of two. */
  private static boolean isAt(byte[] bytes, int at, int end, byte[] word) {
    return isAt(bytes, at, end, word, 1) || isAt(bytes, at, end, word, 2);
  }

  private static boolean isAt(byte[] bytes, int at, int end, byte[] word, int width) {
    if (end - at < word.length * width) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (bytes[at + i * width] != word[i] || (width == 2 && bytes[at + i * width + 1] != 0)) {
        return false;
      }
    }
    return true;
  }
}
