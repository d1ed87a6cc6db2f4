package org.hansho.testkit.database;

import java.util.ArrayList;
import java.util.List;
import org.hansho.testkit.Chance;

/** A program that works at a database with a certain number of kinds of statements. */
final class Program {
  private final Client client;
  private final ServerLog log;
  private final boolean parameters;
  private final List<Form> forms = new ArrayList<>();

  /**
   * A program.
   *
   * @param parameters whether it hands values over beside the text, not in it
   */
  Program(Client client, ServerLog log, boolean parameters, int kinds, Chance chance) {
    this.client = client;
    this.log = log;
    this.parameters = parameters;
    for (int i = 0; i < kinds; i++) {
      forms.add(Form.of(chance.of(Table.SHOP), chance));
    }
  }

  /** The program from one of its machines. */
  Client client(Chance chance) {
    return client.from("192.0.2." + (10 + chance.below(4)));
  }

  ServerLog log() {
    return log;
  }

  /** A new version has more kinds of statements, and has given up one. */
  void renew(Chance chance) {
    forms.remove(chance.below(forms.size()));
    for (int i = 3 + chance.below(5); i > 0; i--) {
      forms.add(Form.of(chance.of(Table.SHOP), chance));
    }
  }

  /** One statement; some kinds are far more frequent than others. */
  String statement(Chance chance) {
    Form form = forms.get(chance.below(1 + chance.below(forms.size())));
    String text = form.text(chance);
    return parameters ? withParameters(text, chance) : withValues(text, chance);
  }

  /** A kind of statement with a place for a text or a number, its value in the text. */
  String withPlace(String place, Chance chance) {
    while (true) {
      String text = forms.get(chance.below(forms.size())).text(chance);
      if (text.contains(place)) {
        return text;
      }
    }
  }

  private String withParameters(String text, Chance chance) {
    StringBuilder built = new StringBuilder();
    int number = 0;
    for (String part : text.split("(?<=})|(?=\\{)")) {
      boolean place = part.startsWith("{");
      boolean list = part.equals(Form.LIST);
      for (int i = list ? 1 + chance.below(6) : 1; place && i > 0; i--) {
        built.append(parameter(++number)).append(list && i > 1 ? ", " : "");
      }
      built.append(place ? "" : part);
    }
    return log == ServerLog.AZURE_SQL
        ? executed(built.toString(), number, chance)
        : built.toString();
  }

  private String parameter(int number) {
    return switch (log) {
      case POSTGRESQL -> "$" + number;
      case AZURE_SQL -> "@p" + (number - 1);
      case MARIADB -> "?";
    };
  }

  private static String executed(String text, int parameters, Chance chance) {
    StringBuilder call = new StringBuilder("exec sp_executesql N'");
    call.append(text.replace("'", "''")).append("',N'");
    StringBuilder values = new StringBuilder();
    for (int i = 0; i < parameters; i++) {
      call.append(i > 0 ? "," : "").append("@p").append(i).append(" nvarchar(4000)");
      values.append(",@p").append(i).append("=N'");
      values.append(Words.of(chance).replace("'", "''")).append('\'');
    }
    return call.append('\'').append(values).toString();
  }

  /** Fills all places with values, quotes doubled. */
  static String withValues(String text, Chance chance) {
    StringBuilder built = new StringBuilder();
    for (String part : text.split("(?<=})|(?=\\{)")) {
      switch (part) {
        case Form.NUMBER -> built.append(chance.below(100_000));
        case Form.TEXT -> built.append(quoted(Words.of(chance)));
        case Form.LIST -> {
          built.append(chance.below(1_000));
          for (int i = chance.below(8); i > 0; i--) {
            built.append(", ").append(chance.below(1_000));
          }
        }
        default -> built.append(part);
      }
    }
    return built.toString();
  }

  /** Backslashes are doubled too, which no server minds in these logs. */
  private static String quoted(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
