package org.hansho.format.ftp;

import java.util.HashMap;
import java.util.Map;
import org.hansho.format.CaselessTable;

/** What clients ask of FTP servers. Sources: RFC 959, 2228, 2389, 2428, 3659, 7151. */
enum Command {
  NAME("USER"),
  LOGIN("PASS"),
  UPLOAD("STOR STOU APPE"),
  DOWNLOAD("RETR"),
  DELETE("DELE"),
  RENAME("RNTO"),
  MAKE_FOLDER("MKD XMKD"),
  REMOVE_FOLDER("RMD XRMD"),
  LEAVE("QUIT"),
  /** Known, and of no kind above. */
  OTHER(
      "ABOR ACCT ADAT ALLO AUTH CCC CDUP CLNT CONF CWD ENC EPRT EPSV FEAT HELP HOST LANG LIST"
          + " LPRT LPSV MDTM MFF MFMT MIC MLSD MLST MODE NLST NOOP OPTS PASV PBSZ PORT PROT PWD"
          + " REIN REST RNFR SITE SIZE SMNT STAT STRU SYST TYPE XCUP XCWD XPWD"),
  /** What no standard knows. */
  UNKNOWN("");

  private static final int LONGEST_NAME = 4;
  private static final CaselessTable<Command> TABLE = new CaselessTable<>(byName());

  private final String names;

  Command(String names) {
    this.names = names;
  }

  /** The command of a name, in letters of any case. */
  static Command named(byte[] text, int from, int to) {
    Command known = to - from > LONGEST_NAME ? null : TABLE.get(text, from, to - from);
    return known == null ? UNKNOWN : known;
  }

  /** Whether its argument is a file or a folder. */
  boolean namesFile() {
    return switch (this) {
      case UPLOAD, DOWNLOAD, DELETE, RENAME, MAKE_FOLDER, REMOVE_FOLDER -> true;
      case NAME, LOGIN, LEAVE, OTHER, UNKNOWN -> false;
    };
  }

  private static Map<String, Command> byName() {
    Map<String, Command> commands = new HashMap<>();
    for (Command command : values()) {
      for (String name : command.names.split(" ")) {
        commands.put(name, command);
      }
    }
    commands.remove("");
    return commands;
  }
}
