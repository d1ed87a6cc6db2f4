package org.hansho.detect.baseline;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hansho.detect.Grounds;

/**
 * Says in numbers and words why a use is unlike others.
 *
 * @param similarity of the pair that is judged, before it is learned
 * @param since time of the first fact in nanoseconds
 * @param samples how many facts were learned
 */
record AccessGrounds(
    double score,
    AccessSimilarity similarity,
    long user,
    long since,
    long samples,
    int wouldHaveFired) {
  Grounds toGrounds() {
    AccessSimilarity.Alike alike = similarity.alike(user);
    String score = Numbers.plain(this.score);
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("score", score);
    numbers.put("similar", Integer.toString(alike.all()));
    numbers.put("similar_using", Integer.toString(alike.using()));
    numbers.put("users", Integer.toString(similarity.users()));
    numbers.put("resources", Integer.toString(similarity.resources()));
    numbers.put("since", Times.instant(since));
    numbers.put("samples", Long.toString(samples));
    numbers.put("would_have_fired", Integer.toString(wouldHaveFired));
    return new Grounds(
        numbers,
        "First use of this resource, which has %d users; of %d users like this one, who has %d resources, %d use it (score %s)."
            .formatted(
                similarity.users(), alike.all(), similarity.resources(), alike.using(), score),
        "このリソースを初めて使用しました。リソースの利用者は %d 人です。このユーザー (使用リソース %d 個) に似たユーザー %d 人のうち、このリソースを使用しているのは %d 人です (スコア %s)。"
            .formatted(
                similarity.users(), similarity.resources(), alike.all(), alike.using(), score));
  }

  /** What is known of a key. */
  static Grounds known(int pairs, long since, long samples) {
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("pairs", Integer.toString(pairs));
    numbers.put("since", Times.instant(Math.max(0, since)));
    numbers.put("samples", Long.toString(samples));
    return new Grounds(
        numbers,
        "%d pairs of users and resources are known.".formatted(pairs),
        "ユーザーとリソースの組み合わせは %d 件が既知です。".formatted(pairs));
  }
}
