package org.hansho.format.azure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Values;
import org.jspecify.annotations.Nullable;

/**
 * The family of a client, without versions, so that an update is no new client: a name of the list
 * here wherever it stands in the text at the begin of a word, else the first product named ({@code
 * azsdk-net-Storage.Blobs/12.1} gives {@code azsdk-net-Storage.Blobs}). One pass over the text;
 * belongs to one thread.
 */
final class ClientFamily {
  private static final int LONGEST_NAME = 64;
  private static final int LETTERS = 128;

  /** Word and family; of several in one text the upper line counts. */
  private static final String FAMILIES =
      """
      windowspowershell | PowerShell
      powershell | PowerShell
      azurepowershell | PowerShell
      azurecli | Azure CLI
      azcopy | AzCopy
      storageexplorer | Storage Explorer
      azure storage explorer | Storage Explorer
      azurestorageexplorer | Storage Explorer
      azure blob fs | Azure Blob FS
      azurehound | AzureHound
      terraform | Terraform
      python-requests | python-requests
      edg | Edge
      edge | Edge
      opr | Opera
      firefox | Firefox
      chrome | Chrome
      safari | Safari
      trident | Internet Explorer
      msie | Internet Explorer
      """;

  private record Family(byte[] word, byte[] name, int rank) {}

  private static final List<List<Family>> BY_LETTER = byLetter();

  private final int name;
  private final int[] sources;

  private final RecentTexts<Client> recent = new RecentTexts<>(Client::new);

  /** Reads the first of these fields that says something. */
  ClientFamily(Fields fields, String... sources) {
    name = fields.id("user_agent.name");
    this.sources = Values.ids(fields, sources);
  }

  private static List<List<Family>> byLetter() {
    List<List<Family>> letters = new ArrayList<>();
    for (int letter = 0; letter < LETTERS; letter++) {
      letters.add(new ArrayList<>());
    }
    int rank = 0;
    for (String line : FAMILIES.split("\n")) {
      String[] cells = line.split("\\|");
      byte[] word = Values.ascii(cells[0].strip());
      letters.get(word[0]).add(new Family(word, Values.ascii(cells[1].strip()), rank++));
    }
    return letters;
  }

  void add(Event event) {
    int slot = name == Fields.UNREAD ? Event.NONE : Text.first(event, sources);
    if (slot == Event.NONE) {
      return;
    }
    Family family = familyOf(event.buffer(slot), event.start(slot), event.length(slot));
    if (family != null) {
      event.addWellFormed(name, family.name, 0, family.name.length);
    } else {
      addFirstProduct(event, slot);
    }
  }

  private @Nullable Family familyOf(byte[] buffer, int start, int length) {
    return length > RecentTexts.LONGEST
        ? best(Arrays.copyOfRange(buffer, start, start + length), length)
        : recent.of(buffer, start, length).family;
  }

  /** A text that names a client. */
  private static final class Client extends RecentTexts.Entry {
    private @Nullable Family family;

    @Override
    void read(byte[] text, int length) {
      family = best(text, length);
    }
  }

  private static @Nullable Family best(byte[] text, int length) {
    Family best = null;
    byte before = ' ';
    for (int at = 0; at < length; at++) {
      byte b = text[at];
      int letter = Text.lower(b);
      if (letter > 0 && !isLetter(before)) {
        best = better(best, BY_LETTER.get(letter), text, at, length);
      }
      before = b;
    }
    return best;
  }

  private static @Nullable Family better(
      @Nullable Family best, List<Family> families, byte[] buffer, int at, int end) {
    Family found = best;
    for (int i = 0; i < families.size(); i++) {
      Family family = families.get(i);
      int after = at + family.word.length;
      if ((found == null || family.rank < found.rank)
          && after <= end
          && (after == end || !isLetter(buffer[after]))
          && Text.startsWith(buffer, at, family.word)) {
        found = family;
      }
    }
    return found;
  }

  private void addFirstProduct(Event event, int slot) {
    byte[] buffer = event.buffer(slot);
    int start = event.start(slot);
    int length = 0;
    while (length < Math.min(LONGEST_NAME, event.length(slot))
        && buffer[start + length] != '/'
        && buffer[start + length] != ' '
        && buffer[start + length] != '(') {
      length++;
    }
    if (length > 0) {
      event.addPart(name, slot, 0, length);
    }
  }

  private static boolean isLetter(byte b) {
    int letter = Text.lower(b);
    return letter >= 'a' && letter <= 'z';
  }
}
