package dev.berth.platform.jobs;

import java.util.List;

/// One field of a [Cron]: which numbers it allows.
///
/// @param bits a bit for each number that is allowed
/// @param any whether it was not narrowed at all
record CronField(long bits, boolean any) {

    /// Instead of a number, when there is none.
    static final int NONE = -1;

    static CronField parse(String name, String text, int least, int most, List<String> words) {
        long bits = 0;
        boolean any = false;
        for (String part : text.split(",", -1)) {
            String[] step = part.split("/", -1);
            boolean star = step[0].equals("*") || step[0].equals("?");
            String[] ends = star ? new String[] {step[0]} : step[0].split("-", -1);
            if (step.length > 2 || ends.length > 2) {
                throw refused(name, part, least, most);
            }
            int low = star ? least : number(name, ends[0], least, most, words);
            int high = ends.length == 2 ? number(name, ends[1], least, most, words) : low;
            // A number with a step goes on to the end.
            high = star || (ends.length == 1 && step.length == 2) ? most : high;
            int width = step.length == 2 ? number(name, step[1], 1, most, List.of()) : 1;
            if (low > high) {
                throw refused(name, part, least, most);
            }
            for (int allowed = low; allowed <= high; allowed += width) {
                bits |= 1L << allowed;
            }
            any |= star && width == 1;
        }
        return new CronField(bits, any);
    }

    boolean has(int number) {
        return (bits >>> number & 1) == 1;
    }

    /// The first allowed number from this one on, or [#NONE].
    int next(int from) {
        long left = from > 63 ? 0 : bits >>> from << from;
        return left == 0 ? NONE : Long.numberOfTrailingZeros(left);
    }

    private static int number(String name, String text, int least, int most, List<String> words) {
        int word = words.indexOf(text);
        if (word >= 0) {
            return least + word;
        }
        if (!text.matches("[0-9]{1,2}")) {
            throw refused(name, text, least, most);
        }
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw refused(name, text, least, most);
        }
        return number;
    }

    private static IllegalArgumentException refused(String name, String text, int least, int most) {
        return new IllegalArgumentException("the %s of a schedule goes from %d to %d, with * , - and /; '%s' does not"
                .formatted(name, least, most, text));
    }
}
