/** RGBA, four bytes per pixel, row by row from the top left. */
export interface Picture {
    width: number;
    height: number;
    data: Buffer;
}
export declare function drawLandscape(seed: number, width: number, height: number): Picture;
/** The mean of the pixels that fall into each new one: sharp enough, and free of moiré. */
export declare function downscale(picture: Picture, width: number): Picture;
