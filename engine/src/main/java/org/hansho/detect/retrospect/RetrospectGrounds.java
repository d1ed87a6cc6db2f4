package org.hansho.detect.retrospect;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hansho.detect.Grounds;
import org.hansho.detect.baseline.Numbers;
import org.hansho.detect.baseline.Times;
import org.hansho.event.Event;
import org.hansho.intelligence.Listing;

/** Says in numbers and words when an address was contacted and since when it is listed. */
final class RetrospectGrounds {
  Grounds of(Contact contact, Finding finding) {
    return new Grounds(
        numbers(contact, finding), english(contact, finding), japanese(contact, finding));
  }

  private static Map<String, String> numbers(Contact contact, Finding finding) {
    Listing listing = finding.listing();
    long age = listing.ageDaysAt(finding.time());
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("list", listing.list());
    numbers.put("category", listing.category());
    numbers.put("entry", listing.entry());
    numbers.put("confidence", Long.toString(listing.confidenceAt(finding.time())));
    numbers.put("age_days", age < 0 ? "" : Long.toString(age));
    numbers.put("listed_since", isDated(listing) ? Times.instant(listing.from()) : "");
    numbers.put("not_listed_at", Times.instant(finding.asked()));
    numbers.put("first_contact", Times.instant(contact.first));
    numbers.put("last_contact", Times.instant(contact.last));
    numbers.put("days", Integer.toString(contact.days));
    numbers.put("packets", Numbers.plain(Math.rint(contact.packets)));
    numbers.put("bytes_out", Numbers.plain(Math.rint(contact.bytesOut)));
    numbers.put("bytes_in", Numbers.plain(Math.rint(contact.bytesIn)));
    numbers.put("groups", Integer.toString(finding.others()));
    numbers.put("crowded", Boolean.toString(finding.crowded()));
    numbers.put("since", Times.instant(contact.first));
    return numbers;
  }

  private static boolean isDated(Listing listing) {
    return listing.from() != Event.NO_TIME;
  }

  private static String english(Contact contact, Finding finding) {
    Listing listing = finding.listing();
    String listed =
        isDated(listing)
            ? "It is listed (entry %s) since %s only."
                .formatted(listing.entry(), Times.date(listing.from()))
            : "It is listed (entry %s) by now, and was not on %s."
                .formatted(listing.entry(), Times.date(finding.asked()));
    String before =
        " Before, data went both ways on %s from %s to %s: at least %s packets, %s bytes out, %s in."
            .formatted(
                contact.days == 1 ? "1 day" : contact.days + " days",
                Times.date(contact.first),
                Times.date(contact.last),
                Numbers.grouped(Math.rint(contact.packets)),
                Numbers.grouped(Math.rint(contact.bytesOut)),
                Numbers.grouped(Math.rint(contact.bytesIn)));
    return listed + before + (finding.crowded() ? " More machines than are kept did." : "");
  }

  private static String japanese(Contact contact, Finding finding) {
    Listing listing = finding.listing();
    String listed =
        isDated(listing)
            ? "リストへの登録 (エントリ %s) は %s からです。".formatted(listing.entry(), Times.date(listing.from()))
            : "現在は登録されています (エントリ %s) が、%s の時点では登録されていませんでした。"
                .formatted(listing.entry(), Times.date(finding.asked()));
    String before =
        "それより前の %s から %s までの %s 日に双方向の通信がありました (%s パケット以上、送信 %s バイト以上、受信 %s バイト以上)。"
            .formatted(
                Times.date(contact.first),
                Times.date(contact.last),
                contact.days,
                Numbers.grouped(Math.rint(contact.packets)),
                Numbers.grouped(Math.rint(contact.bytesOut)),
                Numbers.grouped(Math.rint(contact.bytesIn)));
    return listed + before + (finding.crowded() ? "記録の上限を超える数のコンピューターが通信しています。" : "");
  }

  /** What is remembered of an address, for a person who asks. */
  Grounds of(RetrospectState state) {
    int machines = state.contacts().size();
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("machines", Integer.toString(machines));
    if (machines == 0) {
      return new Grounds(numbers, "Nothing is remembered.", "記憶している通信はありません。");
    }
    String last = Times.instant(state.last());
    numbers.put("last_contact", last);
    numbers.put("asked", Times.instant(state.asked));
    return new Grounds(
        numbers,
        "%d machines were in contact with it, last on %s.".formatted(machines, last),
        "%d 台のコンピューターが通信し、最後の通信は %s です。".formatted(machines, last));
  }
}
