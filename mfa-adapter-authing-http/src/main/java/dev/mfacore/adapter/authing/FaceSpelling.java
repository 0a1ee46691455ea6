package dev.mfacore.adapter.authing;

/** How the pictures of a face are named on the wire; Authing's own clients disagree. */
public enum FaceSpelling {
    /** {@code photoA}, {@code photoB}, {@code isExternal}: the JavaScript SDK. */
    IS_EXTERNAL("photoA", "photoB", "isExternal"),
    /** {@code photoA}, {@code photoB}, {@code isExternalPhoto}: hosted pages and mobile SDKs. */
    IS_EXTERNAL_PHOTO("photoA", "photoB", "isExternalPhoto"),
    /** {@code baseFace}, {@code compareFace}, {@code isExternal}: the Java SDK. */
    BASE_FACE("baseFace", "compareFace", "isExternal");

    private final String first;
    private final String second;
    private final String external;

    FaceSpelling(String first, String second, String external) {
        this.first = first;
        this.second = second;
        this.external = external;
    }

    /**
     * Returns the member of the first picture.
     *
     * @return its name
     */
    public String first() {
        return first;
    }

    /**
     * Returns the member of the second picture.
     *
     * @return its name
     */
    public String second() {
        return second;
    }

    /**
     * Returns the member that says that the pictures are addresses.
     *
     * @return its name
     */
    public String external() {
        return external;
    }
}
